import { checkParcelId, decodeGeohash, encodeGeohash, isInside } from '../../lib/geohash.ts'
import { issue } from '../../lib/issue.ts'
import { ok } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import { samplePoint } from './bounds.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldType } from './field-type.ts'
import { plain } from './plain.ts'

/**
 * A land parcel's identifier: the GeoHash of a point inside it, twelve characters, unique in the country (TT 19/2026/TT-BNNMT).
 * `parcel-id.outside`: it decodes to a place outside the setting's `bounds`, so at least one character is wrong.
 */
export const parcelId: FieldType = {
  name: 'parcel-id',
  default: declaredDefault,
  parse(typed) {
    const text = cleanText(typed)
      .replace(/[\s.-]/g, '')
      .toLowerCase()
    return ok(text === '' ? undefined : text)
  },
  format: plain,
  display: plain,
  check(value, node) {
    const { bounds } = node.settings
    if (bounds === undefined || typeof value !== 'string' || checkParcelId(value) !== null) return []
    const cell = decodeGeohash(value)
    return cell === null || isInside(cell, bounds)
      ? []
      : [issue('parcel-id.outside', '', { lat: cell.lat.toFixed(4), lon: cell.lon.toFixed(4) })]
  },
  sample(node, seed) {
    const { lat, lon } = samplePoint(node, seed)
    return encodeGeohash(lat, lon)
  },
}
