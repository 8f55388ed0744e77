import type { ChoiceItem } from '#ui/choice-item.ts'
import { Combobox } from '#ui/combobox.tsx'
import { propertyPath } from '#core/lib/record-path.ts'
import { displayValue } from '../display-value.ts'
import { useFormScope } from '../form-scope.ts'
import { nearestPlace } from '../place.ts'
import type { ControlProps } from './control-props.ts'

/** A combobox bound to a place. While the field that filters it is empty, it says which to fill first. */
export function ChoiceCombobox({ place, items, required, invalid, describedBy }: ControlProps & { readonly items: readonly ChoiceItem[] }) {
  const scope = useFormScope()
  const { store, form, words, t } = scope
  const value = store.instance.value(place.path)
  const parent = place.path.slice(0, place.path.lastIndexOf('/'))
  const missing = Object.values(place.node.settings.filter ?? {})
    .filter((source) => !source.startsWith('='))
    .map((source) => propertyPath(parent, source))
    .find((path) => store.instance.value(path) === undefined)
  const first = missing === undefined ? null : nearestPlace(form, missing)
  return (
    <Combobox
      id={place.id}
      items={items}
      value={value === undefined ? null : String(value)}
      // What was chosen stays readable when another choice above has moved the list away from it.
      valueLabel={displayValue(t, scope, place.node, value)}
      text={store.raw(place.path)?.text ?? ''}
      required={required}
      invalid={invalid}
      readOnly={place.node.readOnly}
      describedBy={describedBy}
      placeholder={first !== null && items.length === 0 ? t('field.choose-first', { label: words.field(first.node) }) : t('field.search')}
      onChange={(chosen, typed) => store.choose(place, chosen ?? undefined, typed)}
    />
  )
}
