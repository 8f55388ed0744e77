import type { TFunction } from 'i18next'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { MoveLine } from '#core/form/upgrade/move-lines.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { rowsAt, valueAt } from '#core/form/node-values.ts'
import { templateOf, type RecordPath } from '#core/lib/record-path.ts'
import type { Lang } from '#renderer/form-view-props.ts'
import { formWords } from '#renderer/form-words.ts'
import { placeLabel } from '#renderer/place-label.ts'
import { valueWords } from '#workspace/value-words.ts'

/** One version of the form with the values that a draft has in it. */
interface Side {
  readonly form: CompiledForm
  readonly values: JsonObject
}

export interface MoveTextArgs {
  readonly t: TFunction
  readonly lang: Lang
  readonly old: Side
  readonly next: Side
  readonly context: Pick<FormContext, 'lists'>
}

export interface MoveText {
  /** The field, in the words of the version that it is of. */
  readonly label: string
  readonly text: string
}

/** How a place and a value of one version are said. */
function sayer({ t, lang, context }: MoveTextArgs, { form, values }: Side) {
  const words = formWords(form, lang)
  const rows = (repeat: RecordPath): readonly RowId[] => rowsAt(values, repeat)
  return {
    label: (path: RecordPath): string => placeLabel({ form, words, rowsAt: rows }, path) ?? '',
    value: (path: RecordPath, value: JsonValue): string =>
      valueWords(t, { words, lang, context }, form, form.byPath.get(templateOf(path)), value),
  }
}

/** What the field has in the old version; null where it is in rows, or nothing. */
function presentValue({ old, next }: MoveTextArgs, to: RecordPath): { readonly path: RecordPath; readonly value: JsonValue } | null {
  const { fieldId } = next.form.byPath.get(to) ?? {}
  const node = old.form.nodes.find((each) => each.fieldId === fieldId && each.repeats.length === 0)
  const value = node === undefined ? undefined : valueAt(old.values, node.path)
  return node === undefined || value === undefined ? null : { path: node.path, value }
}

/** A line of the move in words; null where a person would see no difference. */
export function moveText(args: MoveTextArgs): (line: MoveLine) => MoveText | null {
  const { t } = args
  const [old, next] = [sayer(args, args.old), sayer(args, args.next)]
  return (line) => {
    switch (line.kind) {
      case 'moved': {
        const [from, label] = [old.label(line.from), next.label(line.to)]
        return from === label ? null : { label, text: t('versionMove.line.moved', { from, value: next.value(line.to, line.value) }) }
      }
      case 'changed': {
        const [before, after] = [old.value(line.from, line.before), next.value(line.to, line.after)]
        const label = next.label(line.to)
        // `12` and `"12"` read the same.
        return before === after && old.label(line.from) === label ? null : { label, text: t('versionMove.line.changed', { before, after }) }
      }
      case 'filled':
        return { label: next.label(line.to), text: t('versionMove.line.filled', { after: next.value(line.to, line.after) }) }
      case 'aside':
        return { label: old.label(line.from), text: t('versionMove.line.aside', { value: old.value(line.from, line.value) }) }
      case 'hidden':
        return { label: old.label(line.from), text: t('versionMove.line.hidden') }
      case 'choose': {
        const value = presentValue(args, line.to)
        const key = value === null ? 'choose' : 'chooseOther'
        return {
          label: next.label(line.to),
          text: t(`versionMove.line.${key}`, value === null ? {} : { value: old.value(value.path, value.value) }),
        }
      }
      case 'fill':
      case 'mend':
        return { label: next.label(line.to), text: t(`versionMove.line.${line.kind}`) }
    }
  }
}
