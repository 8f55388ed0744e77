import { issue, type Issue } from '../../../lib/issue.ts'
import type { RecordPath } from '../../../lib/record-path.ts'

/** How much of an expression or a message a note repeats. */
const MOST_SHOWN = 200
const shown = (what: string): string => (what.length > MOST_SHOWN ? `${what.slice(0, MOST_SHOWN)}…` : what)

/** What an XLSForm has no place for, or holds in another way; the path is the field's, or of a part of the definition. */
export const notes = {
  /** The field is of a plainer type there, and what its own type checks is not checked. */
  type: (path: RecordPath, title: string, to: string) => issue('export.xlsform-type', path, { title, to }),
  field: (path: RecordPath, title: string) => issue('export.xlsform-field', path, { title }),
  renamed: (path: RecordPath, from: string, to: string) => issue('export.xlsform-renamed', path, { from, to }),
  setting: (path: RecordPath, title: string, what: string) => issue('export.xlsform-setting', path, { title, what: shown(what) }),
  unit: (path: RecordPath, title: string, unit: string) => issue('export.xlsform-unit', path, { title, unit }),
  list: (path: RecordPath, list: string, count: number) => issue('export.xlsform-list', path, { list, count }),
  file: (path: RecordPath, list: string, file: string, count: number) => issue('export.xlsform-file', path, { list, file, count }),
  noList: (path: RecordPath, list: string, file: string) => issue('export.xlsform-no-list', path, { list, file }),
  code: (path: RecordPath, title: string, from: string, to: string) => issue('export.xlsform-code', path, { title, from, to }),
  presence: (path: RecordPath, title: string, what: string) => issue('export.xlsform-presence', path, { title, what: shown(what) }),
  required: (path: RecordPath, title: string, what: string) => issue('export.xlsform-required', path, { title, what: shown(what) }),
  group: (path: RecordPath, title: string) => issue('export.xlsform-group', path, { title }),
  compute: (path: RecordPath, title: string, what: string) => issue('export.xlsform-compute', path, { title, what: shown(what) }),
  rows: (path: RecordPath, title: string) => issue('export.xlsform-rows', path, { title }),
  rule: (path: RecordPath, message: string, what: string) =>
    issue('export.xlsform-rule', path, { message: shown(message), what: shown(what) }),
  place: (path: RecordPath, message: string) => issue('export.xlsform-place', path, { message: shown(message) }),
  empty: (path: RecordPath, message: string) => issue('export.xlsform-empty', path, { message: shown(message) }),
  warning: (path: RecordPath, message: string) => issue('export.xlsform-warning', path, { message: shown(message) }),
  joined: (path: RecordPath, title: string, count: number) => issue('export.xlsform-joined', path, { title, count }),
  gap: (path: RecordPath, what: string) => issue('export.xlsform-gap', path, { what: shown(what) }),
  flag: (path: RecordPath, name: string) => issue('export.xlsform-flag', path, { name }),
  filter: (path: RecordPath, title: string, column: string) => issue('export.xlsform-filter', path, { title, column }),
  default: (path: RecordPath, title: string) => issue('export.xlsform-default', path, { title }),
  words: (path: RecordPath, what: string) => issue('export.xlsform-words', path, { what: shown(what) }),
  pages: () => issue('export.xlsform-pages', '/uiSchema/ui:options/pages'),
  /** What the form says about itself; `path` names the part. */
  about: (path: RecordPath, count: number) => issue('export.xlsform-about', path, { count }),
} as const

export type Told = Issue[]
