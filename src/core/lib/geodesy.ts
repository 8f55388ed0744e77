import { distanceInMetres, type GeoCell } from './geohash.ts'

/** WGS84: half axes in metres, first eccentricity. */
const a = 6_378_137
const f = 1 / 298.257223563
const b = a * (1 - f)
const e = Math.sqrt(f * (2 - f))

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Series of Vincenty 1975 (Survey Review XXIII 176): from the arc on the sphere to metres. */
function metresOf(arc: number, cosSqAlpha: number, cos2m: number): number {
  const u2 = (cosSqAlpha * (a * a - b * b)) / (b * b)
  const big = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
  const small = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
  const sin = Math.sin(arc)
  const tail = (small / 6) * cos2m * (-3 + 4 * sin * sin) * (-3 + 4 * cos2m * cos2m)
  return b * big * (arc - small * sin * (cos2m + (small / 4) * (Math.cos(arc) * (-1 + 2 * cos2m * cos2m) - tail)))
}

/** Metres between two points along the ellipsoid WGS84, to a millimetre; nearly opposite ends of the earth go by the sphere. */
export function geodesicMetres(from: GeoCell, to: GeoCell): number {
  const u1 = Math.atan((1 - f) * Math.tan(radians(from.lat)))
  const u2 = Math.atan((1 - f) * Math.tan(radians(to.lat)))
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)]
  const across = radians(to.lon - from.lon)
  let lambda = across
  for (let round = 0; round < 100; round++) {
    const x = cos2 * Math.sin(lambda)
    const y = cos1 * sin2 - sin1 * cos2 * Math.cos(lambda)
    const sinArc = Math.hypot(x, y)
    if (sinArc === 0) return 0
    const cosArc = sin1 * sin2 + cos1 * cos2 * Math.cos(lambda)
    const arc = Math.atan2(sinArc, cosArc)
    const sinAlpha = (cos1 * cos2 * Math.sin(lambda)) / sinArc
    const cosSqAlpha = 1 - sinAlpha * sinAlpha
    // Along the equator there is no such angle.
    const cos2m = cosSqAlpha === 0 ? 0 : cosArc - (2 * sin1 * sin2) / cosSqAlpha
    const c = (f / 16) * cosSqAlpha * (4 + f * (4 - 3 * cosSqAlpha))
    const next = across + (1 - c) * f * sinAlpha * (arc + c * sinArc * (cos2m + c * cosArc * (-1 + 2 * cos2m * cos2m)))
    if (Math.abs(next - lambda) < 1e-12) return metresOf(arc, cosSqAlpha, cos2m)
    lambda = next
  }
  return distanceInMetres(from, to)
}

/** Length of a way in metres. */
export const lengthInMetres = (points: readonly GeoCell[]): number =>
  points.slice(1).reduce((sum, point, at) => sum + geodesicMetres(points[at] ?? point, point), 0)

/** Twice the area between equator and parallel for one radian, in a²: the cylindrical equal-area projection of the ellipsoid. */
function zone(lat: number): number {
  const sin = Math.sin(radians(lat))
  return (1 - e * e) * (sin / (1 - e * e * sin * sin) + Math.atanh(e * sin) / e)
}

/**
 * Square metres inside a ring (not closed) on the ellipsoid WGS84. Edges are straight in the equal-area projection: exact along meridians
 * and parallels, and for edges of a kilometre nearer to the geodesic's than any measurement.
 */
export function areaInSquareMetres(ring: readonly GeoCell[]): number {
  const sum = ring.reduce((total, point, at) => {
    const next = ring[(at + 1) % ring.length] ?? point
    return total + radians(next.lon - point.lon) * (zone(point.lat) + zone(next.lat))
  }, 0)
  return Math.abs((a * a * sum) / 4)
}
