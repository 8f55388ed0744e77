import { ownValue } from '../../lib/entrance.ts'
import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FieldType } from './field-type.ts'
import { nothingMore, plain } from './plain.ts'

/** 6 decimals are 11 cm; more is noise of the receiver. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6))

const point = (lat: number, lon: number): Result<JsonValue> =>
  Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? ok({ lat: rounded(lat), lon: rounded(lon) }) : err([issue('geo.range')])

function sexagesimal(text: string): Result<JsonValue> | null {
  const angle = `(\\d{1,3})[°º]\\s*(\\d{1,2})['’′]\\s*(?:(\\d{1,2}(?:[.,]\\d+)?)(?:"|”|″|''))?`
  const parts = new RegExp(`^${angle}\\s*([NSB])[\\s,;]+${angle}\\s*([EWDT])$`, 'i').exec(text)
  if (parts === null) return null
  const degrees = (at: number): number =>
    Number(parts[at]) + Number(parts[at + 1]) / 60 + Number((parts[at + 2] ?? '0').replace(',', '.')) / 3600
  // B and Đ (folded D) are Bắc and Đông; T is Tây.
  return point(degrees(1) * (/s/i.test(parts[4] ?? '') ? -1 : 1), degrees(5) * (/[wt]/i.test(parts[8] ?? '') ? -1 : 1))
}

function parse(typed: string): Result<JsonValue | undefined> {
  const text = cleanText(typed).replace(/đ/gi, 'D')
  if (text === '') return ok(undefined)
  const decimal = /^(-?\d+(?:\.\d+)?)[\s,;]+(-?\d+(?:\.\d+)?)$/.exec(text) ?? /^(-?\d+(?:,\d+)?)(?:\s*;\s*|\s+)(-?\d+(?:,\d+)?)$/.exec(text)
  if (decimal === null) return sexagesimal(text) ?? err([issue('geo.text')])
  return point(Number(decimal[1]?.replace(',', '.')), Number(decimal[2]?.replace(',', '.')))
}

function format(value: JsonValue): string {
  const [lat, lon] = [ownValue(value, 'lat'), ownValue(value, 'lon')]
  return typeof lat === 'number' && typeof lon === 'number' ? `${lat}, ${lon}` : plain(value)
}

/**
 * A point on the ground in degrees, WGS84: `{lat, lon}`, `accuracy` in metres when a receiver measured it. Typed as maps copy it:
 * `20.8561, 106.6822`, `20,8561; 106,6822`, `20°51'22"N 106°40'56"E`. Errors `geo.text`, `geo.range`.
 */
export const geoPoint: FieldType = {
  name: 'geo-point',
  parse,
  format,
  display: format,
  check: nothingMore,
  // Inside the mainland of Hải Phòng.
  sample: (_node, seed) => ({ lat: rounded(20.6 + (seed % 60) / 100), lon: rounded(106.2 + (seed % 90) / 100) }),
}
