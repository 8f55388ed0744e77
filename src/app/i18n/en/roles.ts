import type { Words } from '../words.ts'

export const roles: Words['roles'] = {
  clerk: 'Clerk',
  reviewer: 'Reviewer',
  'data-owner': 'Data owner',
  'form-author': 'Form author',
  publisher: 'Publisher',
  auditor: 'Auditor',
  administrator: 'Administrator',
}
