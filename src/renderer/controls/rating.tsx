import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import './rating.css'

/** Stars with their numbers: radios, so the arrows go among them. A mark that may be missing can be taken back. */
export function Rating({ place, required, invalid, describedBy }: ControlProps) {
  const { store, t } = useFormScope()
  const held = store.instance.value(place.path)
  const value = typeof held === 'number' ? held : 0
  const max = place.node.schema.maximum ?? 5
  return (
    <div className="ph-radios">
      <div className="ph-options ph-rating" data-invalid={invalid || undefined}>
        {Array.from({ length: max }, (_, at) => at + 1).map((mark) => (
          <label key={mark} className="ph-star" data-on={mark <= value || undefined}>
            <input
              type="radio"
              id={mark === 1 ? place.id : undefined}
              name={place.name}
              value={mark}
              checked={mark === value}
              aria-label={t('field.rating', { value: mark, max })}
              aria-describedby={describedBy}
              onChange={() => store.choose(place, mark)}
            />
            <Icon name="star" size={28} />
            <span aria-hidden="true">{mark}</span>
          </label>
        ))}
      </div>
      {!required && held !== undefined && (
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
