import { Button } from '#ui/button.tsx'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { useChoices } from './use-choices.ts'
import '../pictures.css'

/** Answers by their pictures, each with its words below: radios, or boxes when the value is a list. */
export function ImageChoice({ place, required, invalid, describedBy }: ControlProps) {
  const { store, t } = useFormScope()
  const items = useChoices(place)
  const images = place.node.settings.images ?? {}
  const many = place.node.schema.type === 'array'
  const held = store.instance.value(place.path)
  const chosen = Array.isArray(held) ? held.map(String) : held === undefined ? [] : [String(held)]
  const choose = (value: string, on: boolean) => {
    if (!many) return store.choose(place, value)
    // In the order of the form, whichever was ticked first.
    const next = items.map((item) => item.value).filter((each) => (each === value ? on : chosen.includes(each)))
    store.choose(place, next.length === 0 ? undefined : next)
  }
  return (
    <div className="ph-radios">
      <div className="ph-options ph-pictures" data-invalid={invalid || undefined}>
        {items.map((item, at) => (
          <label key={item.value} className="ph-picture">
            <img src={images[item.value]} alt="" draggable={false} />
            <input
              type={many ? 'checkbox' : 'radio'}
              id={at === 0 ? place.id : undefined}
              name={place.name}
              value={item.value}
              checked={chosen.includes(item.value)}
              aria-describedby={describedBy}
              onChange={(event) => choose(item.value, event.target.checked)}
            />
            <span>{item.label}</span>
          </label>
        ))}
      </div>
      {!many && !required && held !== undefined && (
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
