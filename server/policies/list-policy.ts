import type { AuthoredList, ListAction } from '#core/protocol/authored-lists.ts'
import type { Role } from '#core/protocol/session.ts'
import type { Reader } from './reader.ts'

export interface ListFacts {
  readonly state: AuthoredList['state']
  /** The reader saved its text. */
  readonly isAuthor: boolean
  /** Another version of the list is a draft. */
  readonly hasOtherDraft: boolean
}

/** A list serves many forms: whoever makes all forms of the city makes its lists, not whoever makes one form, or those of one unit. */
export const listRoles = (reader: Reader): ReadonlySet<Role> =>
  new Set(reader.grants.filter((grant) => grant.formKey === '*' && grant.ofAgency).map((grant) => grant.role))

const makers: readonly Role[] = ['form-author', 'publisher']

/** Seeing lists that are being written, and where each is used: for everybody who makes forms. */
export const maySeeLists = (reader: Reader): boolean => reader.grants.some((grant) => makers.includes(grant.role))

export const mayWriteLists = (reader: Reader): boolean => listRoles(reader).has('form-author')

/** Everything that the reader's roles allow now. */
export function allowedListActions(reader: Reader, { state, isAuthor, hasOtherDraft }: ListFacts): readonly ListAction[] {
  const roles = listRoles(reader)
  const [writes, publishes] = [roles.has('form-author'), roles.has('publisher')]
  if (state !== 'draft') return writes && !hasOtherDraft ? ['begin'] : []
  return [...(writes ? (['save', 'delete'] as const) : []), ...(publishes && !isAuthor ? (['publish'] as const) : [])]
}
