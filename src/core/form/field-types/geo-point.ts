import { ownValue } from '../../lib/entrance.ts'
import { isInside } from '../../lib/geohash.ts'
import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { formatNumber } from '../../lib/numbers.ts'
import { parsePointText } from '../../lib/point-text.ts'
import { ok, type Result } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'
import { samplePoint } from './bounds.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldFinding, FieldType } from './field-type.ts'
import { plain } from './plain.ts'

function parse(typed: string): Result<JsonValue | undefined> {
  if (cleanText(typed) === '') return ok(undefined)
  const read = parsePointText(typed)
  return read.ok ? ok({ ...read.value }) : read
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
