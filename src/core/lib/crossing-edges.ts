import type { GeoCell } from './geohash.ts'

/** Two edges of a ring by the numbers of their corners, from 1. */
export interface CrossingEdges {
  readonly first: readonly [number, number]
  readonly second: readonly [number, number]
}

/** > 0: `c` lies to the left of the line from `a` to `b`. Micro-degrees are whole numbers, so that the sign is certain. */
const side = (a: GeoCell, b: GeoCell, c: GeoCell): number =>
  Math.sign(micro(b.lon - a.lon) * micro(c.lat - a.lat) - micro(b.lat - a.lat) * micro(c.lon - a.lon))

const micro = (degrees: number): number => Math.round(degrees * 1e6)

const isBetween = (a: number, b: number, c: number): boolean => Math.min(a, b) <= c && c <= Math.max(a, b)
/** For a point on the line through `a` and `b`. */
const isOnEdge = (a: GeoCell, b: GeoCell, c: GeoCell): boolean => isBetween(a.lat, b.lat, c.lat) && isBetween(a.lon, b.lon, c.lon)

function meet(a: GeoCell, b: GeoCell, c: GeoCell, d: GeoCell): boolean {
  const [toC, toD, toA, toB] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (toC !== toD && toA !== toB) return true
  return (
    (toC === 0 && isOnEdge(a, b, c)) ||
    (toD === 0 && isOnEdge(a, b, d)) ||
    (toA === 0 && isOnEdge(c, d, a)) ||
    (toB === 0 && isOnEdge(c, d, b))
  )
}

/** From `a` to `b` and back over the same ground. */
const turnsBack = (a: GeoCell, b: GeoCell, c: GeoCell): boolean => side(a, b, c) === 0 && (isOnEdge(a, b, c) || isOnEdge(b, c, a))

/** The first two edges of a ring (not closed) that cross, touch or lie on each other; null for a simple ring. Compares every pair. */
export function crossingEdges(ring: readonly GeoCell[]): CrossingEdges | null {
  const count = ring.length
  const corner = (at: number): GeoCell => ring[at % count] ?? { lat: 0, lon: 0 }
  const edge = (at: number): readonly [number, number] => [at + 1, ((at + 1) % count) + 1]
  for (let i = 0; i < count; i++) {
    if (turnsBack(corner(i), corner(i + 1), corner(i + 2))) return { first: edge(i), second: edge((i + 1) % count) }
    for (let k = i + 2; k < count; k++) {
      const isNeighbour = (k + 1) % count === i
      if (!isNeighbour && meet(corner(i), corner(i + 1), corner(k), corner(k + 1))) return { first: edge(i), second: edge(k) }
    }
  }
  return null
}
