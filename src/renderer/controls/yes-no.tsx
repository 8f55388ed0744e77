import { RadioGroup } from '#ui/radio-group.tsx'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'

/** Yes and no are both answers; an untouched question has none. */
export function YesNo({ place, invalid, describedBy, labelledBy }: ControlProps) {
  const { store, t } = useFormScope()
  const value = store.instance.value(place.path)
  return (
    <RadioGroup
      id={place.id}
      name={place.name}
      inline
      items={[
        { value: 'true', label: t('field.yes') },
        { value: 'false', label: t('field.no') },
      ]}
      value={value === undefined ? '' : String(value)}
      disabled={place.node.readOnly}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      labelledBy={labelledBy}
      onChange={(event) => store.choose(place, event.target.value === 'true')}
    />
  )
}
