import { useState } from 'react'
import type { GeoCell } from '#core/lib/geohash.ts'

export type Locating = 'idle' | 'asking' | 'refused' | 'unknown'

/** `GeolocationPositionError.PERMISSION_DENIED` */
const REFUSED = 1

/** Six decimals are 10 cm; more is noise of the receiver. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** Asks the device where it is, once. `found` gets the error in whole metres. */
export function usePosition(found: (point: GeoCell, accuracy: number) => void) {
  const [locating, setLocating] = useState<Locating>('idle')
  const locate = () => {
    setLocating('asking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocating('idle')
        found({ lat: rounded(coords.latitude), lon: rounded(coords.longitude) }, Math.ceil(coords.accuracy))
      },
      (error) => setLocating(error.code === REFUSED ? 'refused' : 'unknown'),
      // Whoever walks from corner to corner wants the place of now.
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    )
  }
  return { locating, locate, canLocate: Boolean(navigator.geolocation) }
}
