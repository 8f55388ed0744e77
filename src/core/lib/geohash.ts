/** Base 32 of GeoHash: digits and letters without a, i, l, o. */
const alphabet = '0123456789bcdefghjkmnpqrstuvwxyz'

/** Twelve characters: a cell of about 37 × 19 mm, the length that TT 19/2026/TT-BNNMT gives a parcel's identifier. */
const PARCEL_LENGTH = 12

export interface GeoCell {
  /** The cell's middle, degrees, WGS84. */
  readonly lat: number
  readonly lon: number
}

export interface GeoBounds {
  readonly south: number
  readonly west: number
  readonly north: number
  readonly east: number
}

/** `format.parcel-id` when the text is no GeoHash of a parcel, else null. */
export const checkParcelId = (text: string): string | null =>
  text.length === PARCEL_LENGTH && [...text].every((char) => alphabet.includes(char)) ? null : 'format.parcel-id'

/** The middle of a GeoHash's cell (bits alternate, longitude first); null when a character is not of its alphabet. */
export function decodeGeohash(text: string): GeoCell | null {
  const lon = { low: -180, high: 180 }
  const lat = { low: -90, high: 90 }
  let even = true
  for (const char of text) {
    const bits = alphabet.indexOf(char)
    if (bits < 0) return null
    for (let bit = 16; bit >= 1; bit /= 2) {
      const range = even ? lon : lat
      const middle = (range.low + range.high) / 2
      if ((bits & bit) > 0) range.low = middle
      else range.high = middle
      even = !even
    }
  }
  return { lat: (lat.low + lat.high) / 2, lon: (lon.low + lon.high) / 2 }
}

/** The GeoHash of a point, degrees, WGS84. */
export function encodeGeohash(lat: number, lon: number, length: number = PARCEL_LENGTH): string {
  const ranges = [
    { low: -180, high: 180, at: lon },
    { low: -90, high: 90, at: lat },
  ]
  let text = ''
  for (let char = 0; char < length; char++) {
    let bits = 0
    for (let bit = 0; bit < 5; bit++) {
      const range = ranges[(char * 5 + bit) % 2]
      if (range === undefined) continue
      const middle = (range.low + range.high) / 2
      const upper = range.at >= middle
      if (upper) range.low = middle
      else range.high = middle
      bits = bits * 2 + (upper ? 1 : 0)
    }
    text += alphabet[bits]
  }
  return text
}

export const isInside = ({ lat, lon }: GeoCell, bounds: readonly GeoBounds[]): boolean =>
  bounds.some(({ south, west, north, east }) => lat >= south && lat <= north && lon >= west && lon <= east)

/** Mean radius of the earth, metres (IUGG). */
const EARTH = 6_371_008.8

/** Great-circle distance in metres (haversine); within 0.5 % of the ellipsoid's. */
export function distanceInMetres(a: GeoCell, b: GeoCell): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)))
}
