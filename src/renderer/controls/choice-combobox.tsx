import type { ChoiceItem } from '#ui/choice-item.ts'
import type { ChoiceSource } from '#ui/choice-source.ts'
import { Combobox } from '#ui/combobox.tsx'
import { displayValue } from '../display-value.ts'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { useChooseFirst } from './use-choose-first.ts'

interface ChoiceComboboxProps extends ControlProps {
  readonly items: readonly ChoiceItem[]
  /** Instead of `items`, when they are too many. */
  readonly source?: ChoiceSource | null
}

/** A combobox bound to a place. While the field that filters it is empty, it says which to fill first. */
export function ChoiceCombobox({ place, items, source = null, required, invalid, describedBy, labelledBy }: ChoiceComboboxProps) {
  const scope = useFormScope()
  const { store, t } = scope
  const value = store.instance.value(place.path)
  const emptyText = useChooseFirst(place)
  return (
    <Combobox
      id={place.id}
      items={items}
      source={source}
      value={value === undefined ? null : String(value)}
      // What was chosen stays readable when another choice above has moved the list away from it.
      valueLabel={displayValue(t, scope, place.node, value)}
      text={store.raw(place.path)?.text ?? ''}
      required={required}
      invalid={invalid}
      readOnly={place.node.readOnly}
      describedBy={describedBy}
      labelledBy={labelledBy}
      placeholder={emptyText ?? t('field.search')}
      emptyText={emptyText}
      onChange={(chosen, typed) => store.choose(place, chosen ?? undefined, typed)}
    />
  )
}
