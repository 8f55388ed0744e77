import { CheckboxGroup } from '#ui/checkbox-group.tsx'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { MultiChoiceList } from './multi-choice-list.tsx'
import { useChoiceSource } from './use-choice-source.ts'
import { useChoices } from './use-choices.ts'

/** Up to here all boxes are shown; more are searched and added. */
const BOXES = 12

export function MultiChoice({ place, invalid, describedBy, required }: ControlProps) {
  const { store } = useFormScope()
  const items = useChoices(place)
  const source = useChoiceSource(place)
  const stored = store.instance.value(place.path)
  const value = Array.isArray(stored) ? stored.map(String) : []
  const choose = (chosen: readonly string[]) => store.choose(place, chosen.length === 0 ? undefined : [...chosen])
  if (source !== null || items.length > BOXES) {
    return (
      <MultiChoiceList
        place={place}
        items={items}
        source={source}
        value={value}
        onChange={choose}
        invalid={invalid}
        required={required}
        describedBy={describedBy}
      />
    )
  }
  return (
    <CheckboxGroup
      id={place.id}
      name={place.name}
      items={items}
      value={value}
      disabled={place.node.readOnly}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      onChange={choose}
    />
  )
}
