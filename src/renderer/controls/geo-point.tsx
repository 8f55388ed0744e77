import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

type Locating = { readonly kind: 'idle' } | { readonly kind: 'asking' } | { readonly kind: 'refused' }

/** Six decimals are 10 cm; more is noise of the receiver. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** "latitude, longitude" in one input, as maps give it for pasting; or the device's own position. */
export function GeoPoint(props: ControlProps) {
  const { store } = useFormScope()
  const { t } = useTranslation()
  const [locating, setLocating] = useState<Locating>({ kind: 'idle' })
  const locate = () => {
    setLocating({ kind: 'asking' })
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating({ kind: 'idle' })
        store.fill(props.place, { lat: rounded(coords.latitude), lon: rounded(coords.longitude) })
      },
      () => setLocating({ kind: 'refused' }),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    )
  }
  return (
    <>
      <div className="ph-affix">
        <TypedInput {...props} figures placeholder={t('field.geo-hint')} />
        {'geolocation' in navigator && !props.place.node.readOnly && (
          <Button icon="pin" busy={locating.kind === 'asking'} onClick={locate}>
            {t('field.geo-here')}
          </Button>
        )}
      </div>
      {locating.kind === 'refused' && (
        <p className="ph-message ph-message-warning" role="status">
          {t('issue.geo.denied')}
        </p>
      )}
    </>
  )
}
