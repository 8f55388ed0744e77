import type { TFunction } from 'i18next'
import { fieldType } from '#core/form/field-types/registry.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { parsePath, templateOf, type RecordPath } from '#core/lib/record-path.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
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
  const shown = (path: RecordPath, value: JsonValue | undefined): string => {
    if (path.endsWith(orderEnd)) return t('records.rowCount', { count: listOf(value).length })
    const node = form.byPath.get(templateOf(path))
    if (value === undefined) return t('records.noValue')
    return node === undefined ? JSON.stringify(value) : fieldType(node.type).display(value, node, { lists: context.lists, lang })
  }
  const labels: LabelSource = { form, words: formWords(form, lang), rowsAt: (repeat) => rowsAt(values, repeat) }
  return Object.entries(conflicts)
    .filter(([path]) => !goesWithRows(values, conflicts, path))
    .map(([path, waiting]) => ({
      path,
      field: placeLabel(labels, path) ?? path,
      current: shown(path, valueAt(values, path)),
      others: waiting.map(({ value, author, opId }) => ({ opId, author, text: shown(path, value) })),
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
