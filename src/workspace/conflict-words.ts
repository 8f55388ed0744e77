import type { TFunction } from 'i18next'
import { fieldType } from '#core/form/field-types/registry.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { parsePath, templateOf, type RecordPath } from '#core/lib/record-path.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { ValueOrigin, ValueOrigins } from './value-origins.ts'
import { formWords } from '#renderer/form-words.ts'
import type { Lang } from '#renderer/form-view-props.ts'
import { placeLabel, type LabelSource } from '#renderer/place-label.ts'
import { rowsAt, valueAt } from '#core/form/node-values.ts'

export interface ConflictSubject {
  readonly form: CompiledForm
  readonly context: FormContext
  readonly values: JsonObject
  readonly conflicts: PulledRecord['conflicts']
}

export interface ConflictSide {
  readonly text: string
  readonly origin: ValueOrigin
}

export interface ConflictLine {
  readonly path: RecordPath
  readonly field: string
  /** What those who changed it saw before; null when that is not known. */
  readonly base: string | null
  readonly current: ConflictSide
  /** Those that wait, in the order of arrival. */
  readonly others: readonly (ConflictSide & { readonly opId: OpId | null })[]
}

const orderEnd = '/#order'
const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : [])

/** A value of a place as people read it. */
export function valueText(
  t: TFunction,
  lang: Lang,
  { form, context }: Pick<ConflictSubject, 'form' | 'context'>,
  path: RecordPath,
  value: JsonValue | undefined,
): string {
  if (path.endsWith(orderEnd)) return t('records.rowCount', { count: listOf(value).length })
  const node = form.byPath.get(templateOf(path))
  if (value === undefined) return t('records.noValue')
  return node === undefined ? JSON.stringify(value) : fieldType(node.type).display(value, node, { lists: context.lists, lang })
}

/** What there is to choose, in words. Values of a row that only one side has are decided with the rows as a whole. */
export function conflictLines(t: TFunction, lang: Lang, subject: ConflictSubject, origins: ValueOrigins): readonly ConflictLine[] {
  const { form, values, conflicts } = subject
  const shown = (path: RecordPath, value: JsonValue | undefined): string => valueText(t, lang, subject, path, value)
  const baseOf = (path: RecordPath, waiting: ConflictSubject['conflicts'][string]): string | null => {
    const found = waiting.map((each) => origins.base(path, each)).find((each) => each !== null)
    return found === undefined || found === null ? null : shown(path, found.value)
  }
  const labels: LabelSource = { form, words: formWords(form, lang), rowsAt: (repeat) => rowsAt(values, repeat) }
  return Object.entries(conflicts)
    .filter(([path]) => !goesWithRows(values, conflicts, path))
    .map(([path, waiting]) => ({
      path,
      field: placeLabel(labels, path) ?? path,
      base: baseOf(path, waiting),
      current: { text: shown(path, valueAt(values, path)), origin: origins.current(path) },
      others: waiting.map((each) => ({ opId: each.opId, text: shown(path, each.value), origin: origins.waiting(each) })),
    }))
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
