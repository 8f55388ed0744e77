import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import type { JsonValue } from '#core/lib/json.ts'
import { ownValue } from '#core/lib/entrance.ts'
import { displayValue } from '../display-value.ts'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { Reading } from './reading.tsx'
import { TypedInput } from './typed-input.tsx'

type Locating = { readonly kind: 'idle' | 'asking' | 'refused' | 'unknown' }

const REFUSED = 1

/** Six decimals are 10 cm; more is noise of the receiver. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** "latitude, longitude" in one input, as maps give it for pasting; or the device's own position, with its error in metres. */
export function GeoPoint(props: ControlProps) {
  const scope = useFormScope()
  const { store, t } = scope
  const [locating, setLocating] = useState<Locating>({ kind: 'idle' })
  const { place } = props
  const locate = () => {
    setLocating({ kind: 'asking' })
    const before = store.text(place)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating({ kind: 'idle' })
        // It may take twenty seconds: what was typed meanwhile counts, and the row may be gone.
        if (!store.instance.isPresent(place.path) || store.text(place) !== before) return
        const point = { lat: rounded(coords.latitude), lon: rounded(coords.longitude) }
        const keepsError = place.node.schema.properties?.['accuracy'] !== undefined
        store.fill(place, keepsError ? { ...point, accuracy: Math.ceil(coords.accuracy) } : point)
        store.leave(place, store.text(place))
      },
      (error) => setLocating({ kind: error.code === REFUSED ? 'refused' : 'unknown' }),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    )
  }
  const trouble = { idle: null, asking: null, refused: 'issue.geo.denied', unknown: 'field.geo-unknown' }[locating.kind]
  return (
    <>
      <div className="ph-affix">
        <TypedInput {...props} figures placeholder={t('field.geo-hint')} />
        {Boolean(navigator.geolocation) && !place.node.readOnly && (
          <Button icon="pin" busy={locating.kind === 'asking'} onClick={locate}>
            {t('field.geo-here')}
          </Button>
        )}
      </div>
      <Reading place={place} read={(value) => (isMeasured(value) ? displayValue(t, scope, place.node, value) : null)} />
      {/* There from the start, or what comes into it is not read aloud. */}
      <div role="status">
        {trouble !== null && (
          <p className="ph-message ph-message-warning">
            <Icon name="warning" size={18} label={t('ui.warning')} /> <span>{t(trouble)}</span>
          </p>
        )}
      </div>
    </>
  )
}

/** The error of the receiver is part of it: what the input does not show is told below. */
const isMeasured = (value: JsonValue | undefined): boolean => value !== undefined && typeof ownValue(value, 'accuracy') === 'number'
