import type { GeoCell } from './geohash.ts'
import { issue } from './issue.ts'
import { err, ok, type Result } from './result.ts'
import { cleanText } from './vietnamese.ts'

/** 6 decimals are 11 cm; more is noise of the receiver. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6))

/** Degrees within their limits, rounded. Errors `geo.swapped`, `geo.range`. */
export function pointOf(lat: number, lon: number): Result<GeoCell> {
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return ok({ lat: rounded(lat), lon: rounded(lon) })
  // No latitude is that great, but it may be the longitude.
  return err([issue(Math.abs(lat) <= 180 && Math.abs(lon) <= 90 ? 'geo.swapped' : 'geo.range')])
}

function sexagesimal(text: string): Result<GeoCell> | null {
  const angle = `(\\d{1,3})[°º]\\s*(\\d{1,2})['’′]\\s*(?:(\\d{1,2}(?:[.,]\\d+)?)(?:"|”|″|''))?`
  const parts = new RegExp(`^${angle}\\s*([NSB])[\\s,;]+${angle}\\s*([EWDT])$`, 'i').exec(text)
  if (parts === null) return null
  const degrees = (at: number): number =>
    Number(parts[at]) + Number(parts[at + 1]) / 60 + Number((parts[at + 2] ?? '0').replace(',', '.')) / 3600
  // B and Đ (folded D) are Bắc and Đông; T is Tây.
  return pointOf(degrees(1) * (/s/i.test(parts[4] ?? '') ? -1 : 1), degrees(5) * (/[wt]/i.test(parts[8] ?? '') ? -1 : 1))
}

/** Latitude and longitude as maps copy them: `20.8561, 106.6822`, `20,8561; 106,6822`, `20°51'22"N 106°40'56"E`. Error `geo.text` besides. */
export function parsePointText(typed: string): Result<GeoCell> {
  const text = cleanText(typed).replace(/đ/gi, 'D')
  const decimal = /^(-?\d+(?:\.\d+)?)[\s,;]+(-?\d+(?:\.\d+)?)$/.exec(text) ?? /^(-?\d+(?:,\d+)?)(?:\s*;\s*|\s+)(-?\d+(?:,\d+)?)$/.exec(text)
  if (decimal === null) return sexagesimal(text) ?? err([issue('geo.text')])
  return pointOf(Number(decimal[1]?.replace(',', '.')), Number(decimal[2]?.replace(',', '.')))
}
