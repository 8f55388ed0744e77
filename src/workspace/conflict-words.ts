import type { TFunction } from 'i18next'
import { fieldType } from '#core/form/field-types/registry.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { parsePath, templateOf, type RecordPath } from '#core/lib/record-path.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import { formWords } from '#renderer/form-words.ts'
import type { Lang } from '#renderer/form-view-props.ts'
import { valueAt } from '#core/form/node-values.ts'

export interface ConflictSubject {
  readonly form: CompiledForm
  readonly context: FormContext
  readonly values: JsonObject
  readonly conflicts: PulledRecord['conflicts']
}

export interface ConflictLine {
  readonly path: RecordPath
  readonly field: string
  readonly current: string
  /** Those that wait, in the order of arrival, each with who entered it. */
  readonly others: readonly { readonly opId: OpId | null; readonly author: string; readonly text: string }[]
}

const orderEnd = '/#order'
const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : [])

/** What there is to choose, in words. Values of a row that only one side has are decided with the rows as a whole. */
export function conflictLines(t: TFunction, lang: Lang, { form, context, values, conflicts }: ConflictSubject): readonly ConflictLine[] {
  const words = formWords(form, lang)
  const shown = (path: RecordPath, value: JsonValue | undefined): string => {
    if (path.endsWith(orderEnd)) return t('records.rowCount', { count: listOf(value).length })
    const node = form.byPath.get(templateOf(path))
    if (value === undefined) return t('records.noValue')
    return node === undefined ? JSON.stringify(value) : fieldType(node.type).display(value, node, { lists: context.lists, lang })
  }
  const fieldOf = (path: RecordPath): string => {
    const place = path.endsWith(orderEnd) ? path.slice(0, -orderEnd.length) : path
    const node = form.byPath.get(templateOf(place))
    const row = rowNumber(values, place)
    const name = node === undefined ? place : words.field(node)
    return row === null ? name : t('records.inRow', { field: name, row })
  }
  return Object.entries(conflicts)
    .filter(([path]) => !goesWithRows(values, conflicts, path))
    .map(([path, waiting]) => ({
      path,
      field: fieldOf(path),
      current: shown(path, valueAt(values, path)),
      others: waiting.map(({ value, author, opId }) => ({ opId, author, text: shown(path, value) })),
    }))
}

/** The row that a path lies in, counted from 1; null outside of repeats. */
function rowNumber(values: JsonObject, path: RecordPath): number | null {
  const segments = path.split('/')
  const at = segments.findLastIndex((segment) => segment.startsWith('@'))
  if (at === -1) return null
  const order = listOf(valueAt(values, `${segments.slice(0, at).join('/')}${orderEnd}`))
  const found = order.indexOf(segments[at]?.slice(1) ?? '')
  return found === -1 ? null : found + 1
}

function goesWithRows(values: JsonObject, conflicts: ConflictSubject['conflicts'], path: RecordPath): boolean {
  return parsePath(path).some((segment, i) => {
    if (segment.kind !== 'row') return false
    const order = `${path
      .split('/')
      .slice(0, i + 1)
      .join('/')}${orderEnd}`
    return Object.hasOwn(conflicts, order) && !listOf(valueAt(values, order)).includes(segment.row)
  })
}
