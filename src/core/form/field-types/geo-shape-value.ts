import { ownValue } from '../../lib/entrance.ts'
import type { GeoCell } from '../../lib/geohash.ts'
import type { JsonValue } from '../../lib/json.ts'

export type GeoShapeKind = 'geo-line' | 'geo-polygon'

/** Each pair of edges is compared: more corners than this are no drawing by hand. */
export const MAX_POINTS = 1000

export const fewestPoints = (kind: GeoShapeKind): number => (kind === 'geo-line' ? 2 : 3)

function pointsIn(list: JsonValue | undefined): readonly GeoCell[] | null {
  if (!Array.isArray(list)) return null
  const points = list.map((each: JsonValue): GeoCell | null => {
    if (!Array.isArray(each)) return null
    const [lon, lat] = each
    return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lat, lon } : null
  })
  return points.every((point) => point !== null) ? points : null
}

export const isSamePoint = (a: GeoCell | undefined, b: GeoCell | undefined): boolean => a?.lat === b?.lat && a?.lon === b?.lon

/** The corners of a geometry of GeoJSON, of a polygon without the last one, which is the first again. Null: it is no such geometry. */
export function shapePoints(value: JsonValue | undefined, kind: GeoShapeKind): readonly GeoCell[] | null {
  const coordinates = ownValue(value, 'coordinates')
  if (ownValue(value, 'type') !== (kind === 'geo-line' ? 'LineString' : 'Polygon')) return null
  if (kind === 'geo-line') return pointsIn(coordinates)
  // One outer edge; holes are not drawn here.
  if (!Array.isArray(coordinates) || coordinates.length !== 1) return null
  const ring = pointsIn(coordinates[0])
  return ring === null || ring.length < 4 || !isSamePoint(ring[0], ring.at(-1)) ? null : ring.slice(0, -1)
}

/** Points → geometry, longitude first and the ring closed, as RFC 7946 has it. */
export function shapeOf(points: readonly GeoCell[], kind: GeoShapeKind): JsonValue {
  const line = points.map(({ lat, lon }) => [lon, lat])
  if (kind === 'geo-line') return { type: 'LineString', coordinates: line }
  return { type: 'Polygon', coordinates: [[...line, ...line.slice(0, 1)]] }
}
