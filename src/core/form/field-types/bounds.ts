import type { GeoCell } from '../../lib/geohash.ts'
import type { FormNode } from '../compiled-form.ts'

/** The mainland of Hải Phòng, roughly. */
const mainland = { south: 20.6, west: 106.2, north: 21.2, east: 107.1 }

/** A point inside the first of the field's bounds, at five decimals. */
export function samplePoint(node: FormNode, seed: number): GeoCell {
  const { south, west, north, east } = node.settings.bounds?.[0] ?? mainland
  const within = (low: number, high: number, part: number): number => Number((low + (high - low) * (0.1 + (0.8 * part) / 97)).toFixed(5))
  return { lat: within(south, north, (seed * 31) % 97), lon: within(west, east, (seed * 17) % 97) }
}
