import type { EnumOptionsType, WidgetProps } from '@rjsf/utils'
import { isEqualJson } from '#core/form/validate/equal.ts'
import type { JsonValue } from '#core/lib/json.ts'
import type { ChoiceItem } from '#ui/choice-item.ts'

const optionsOf = ({ options }: WidgetProps): readonly EnumOptionsType[] => options.enumOptions ?? []

/** What may be chosen, by position: the values may be of any type. */
export const choiceItems = (props: WidgetProps): readonly ChoiceItem[] =>
  optionsOf(props).map((option, i) => ({ value: String(i), label: option.label }))

/** The position of a value among the choices, `''` for none. */
export function choiceKey(props: WidgetProps, value: unknown): string {
  // RJSF's `any`: values of the schema and of the record are JSON.
  const at = value === undefined ? -1 : optionsOf(props).findIndex((option) => isEqualJson(option.value as JsonValue, value as JsonValue))
  return at < 0 ? '' : String(at)
}

export const choiceValue = (props: WidgetProps, key: string): unknown => (key === '' ? undefined : optionsOf(props)[Number(key)]?.value)
