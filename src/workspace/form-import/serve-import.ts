import { unsaid } from '#core/form/authoring/new-definition.ts'
import { BEGUN_KEY } from '#core/form/import/list-names.ts'
import { readImport } from '#core/form/import/read-import.ts'
import { randomFieldId } from '../random-field-id.ts'
import type { ImportReply, ImportRequest } from './import-messages.ts'

/** Until the author has said what the form is called and whose it is. */
const meta = { key: BEGUN_KEY, department: BEGUN_KEY, ...unsaid, legalBasis: [...unsaid.legalBasis] }

export const serveImport = ({ source, lists }: ImportRequest): ImportReply => readImport(source, lists, meta, randomFieldId)
