import { ownValue } from '../../lib/entrance.ts'
import { isInside } from '../../lib/geohash.ts'
import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { formatNumber } from '../../lib/numbers.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'
import { samplePoint } from './bounds.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldFinding, FieldType } from './field-type.ts'
import { plain } from './plain.ts'

/** 6 decimals are 11 cm; more is noise of the receiver. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6))

function point(lat: number, lon: number): Result<JsonValue> {
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return ok({ lat: rounded(lat), lon: rounded(lon) })
  // No latitude is that great, but it may be the longitude.
  return err([issue(Math.abs(lat) <= 180 && Math.abs(lon) <= 90 ? 'geo.swapped' : 'geo.range')])
}

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

/** With the error of the receiver, when one measured it: `20.844912, 106.688084 (±12 m)`. */
function display(value: JsonValue): string {
  const accuracy = ownValue(value, 'accuracy')
  return typeof accuracy === 'number' ? `${format(value)} (±${formatNumber(accuracy)} m)` : format(value)
}

/** Latitude and longitude in each other's place is the usual slip, and has a message of its own. */
function check(value: JsonValue, { settings: { bounds } }: FormNode): readonly FieldFinding[] {
  const [lat, lon] = [ownValue(value, 'lat'), ownValue(value, 'lon')]
  if (bounds === undefined || typeof lat !== 'number' || typeof lon !== 'number' || isInside({ lat, lon }, bounds)) return []
  return [issue(isInside({ lat: lon, lon: lat }, bounds) ? 'geo.swapped' : 'geo.outside')]
}

/**
 * A point on the ground in degrees, WGS84: `{lat, lon}`, `accuracy` in metres when a receiver measured it. Typed as maps copy it:
 * `20.8561, 106.6822`, `20,8561; 106,6822`, `20°51'22"N 106°40'56"E`. Errors `geo.text`, `geo.range`,
 * `geo.swapped`; with `bounds` in the settings also `geo.outside`.
 */
export const geoPoint: FieldType = {
  name: 'geo-point',
  default: declaredDefault,
  parse,
  format,
  display,
  check,
  sample: (node, seed) => ({ ...samplePoint(node, seed) }),
}
