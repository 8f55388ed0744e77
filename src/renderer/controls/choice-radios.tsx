import { Button } from '#ui/button.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { useChoices } from './use-choices.ts'

/** Few answers, all of them in sight. An answer that may be missing can be taken back. */
export function ChoiceRadios({ place, required, invalid, describedBy }: ControlProps) {
  const { store, t } = useFormScope()
  const items = useChoices(place)
  const value = store.instance.value(place.path)
  const choose = (text: string) =>
    store.choose(place, store.instance.choices(place.path).find((choice) => String(choice.value) === text)?.value)
  return (
    <div className="ph-radios">
      <RadioGroup
        id={place.id}
        name={place.name}
        items={items}
        inline={items.every((item) => item.label.length <= 24)}
        value={value === undefined ? '' : String(value)}
        disabled={place.node.readOnly}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => choose(event.target.value)}
      />
      {!required && value !== undefined && !place.node.readOnly && (
        <Button
          look="quiet"
          small
          onClick={() => {
            document.getElementById(place.id)?.focus()
            store.choose(place, undefined)
          }}
        >
          {t('field.clear')}
        </Button>
      )}
    </div>
  )
}
