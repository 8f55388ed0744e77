import { displayValue } from '../display-value.ts'
import { useChannel, useFormScope } from '../form-scope.ts'
import type { Place } from '../place.ts'
import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'
import './slider.css'

/** A number pulled along its range, or typed beside it. Until somebody does either there is none, and the handle says so. */
export function Slider(props: ControlProps) {
  const { suffix } = props.place.node.settings
  return (
    <div className="ph-slider">
      {!props.place.node.readOnly && <Range place={props.place} />}
      <TypedInput {...props} figures inputMode="decimal" {...(suffix === undefined ? {} : { suffix })} />
    </div>
  )
}

function Range({ place }: { readonly place: Place }) {
  const scope = useFormScope()
  const { store, words, t } = scope
  useChannel(`${place.path}#text`)
  const { minimum: min = 0, maximum: max = 100, multipleOf: step = 1 } = place.node.schema
  const held = store.instance.value(place.path)
  const value = typeof held === 'number' ? held : null
  const set = (text: string) => {
    const next = Number(text)
    // The steps of the control begin at its minimum, in binary: 0.1 + 0.2.
    store.fill(place, Number(next.toFixed(6)))
    store.leave(place, store.text(place))
  }
  return (
    <span className="ph-slider-range">
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value ?? min}
        data-empty={value === null || undefined}
        aria-label={t('field.slider', { label: words.field(place.node) })}
        aria-valuetext={displayValue(t, scope, place.node, held) ?? t('field.slider-empty')}
        onChange={(event) => set(event.target.value)}
        // Where the handle lies already, no change is told: a click or a blank there means that very value.
        onPointerUp={(event) => value === null && set(event.currentTarget.value)}
        onKeyUp={(event) => value === null && (event.key === ' ' || event.key === 'Home') && set(event.currentTarget.value)}
      />
      <span className="ph-slider-ends" aria-hidden="true">
        <span>{displayValue(t, scope, place.node, min)}</span>
        {value === null && <span>{t('field.slider-empty')}</span>}
        <span>{displayValue(t, scope, place.node, max)}</span>
      </span>
    </span>
  )
}
