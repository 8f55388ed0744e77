import { issue, type Issue } from '../../lib/issue.ts'
import type { FormNode } from '../compiled-form.ts'
import type { UiSchema } from '../definition.ts'
import type { FieldTypeName } from '../field-settings.ts'

/** How the rows of a repeat are shown while filling in. */
export type RowLayout = 'cards' | 'table'

/** Types whose control takes one line. */
const oneLine: ReadonlySet<FieldTypeName> = new Set<FieldTypeName>([
  'text',
  'integer',
  'decimal',
  'money',
  'date',
  'partial-date',
  'time',
  'date-time',
  'period',
  'yes-no',
  'choice',
  'personal-id',
  'tax-code',
  'phone',
  'email',
  'url',
  'social-insurance',
  'health-insurance',
  'agency-code',
  'parcel-id',
  'admin-unit',
  'assigned-number',
  'hidden',
])

export const isOneLine = (type: FieldTypeName): boolean => oneLine.has(type)

/** `ui:options.layout` of a repeat; cards unless it says `table`. */
export const rowLayout = (ui: UiSchema): RowLayout => (ui['ui:options']?.['layout'] === 'table' ? 'table' : 'cards')

/** Columns that no line of a table has room for: `layout.not-a-column` {type}. */
export const tableIssues = (nodes: readonly FormNode[]): readonly Issue[] =>
  nodes
    .filter((node) => node.layout === 'table')
    .flatMap((repeat) => repeat.children.flatMap((index) => nodes[index] ?? []))
    .filter((column) => column.kind !== 'field' || !isOneLine(column.type))
    .map((column) => issue('layout.not-a-column', column.path, { type: column.type }))
