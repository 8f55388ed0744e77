import type { GeoCell } from '../../lib/geohash.ts'
import { issue } from '../../lib/issue.ts'
import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { parsePointText, pointOf } from '../../lib/point-text.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { cleanText, fold } from '../../lib/vietnamese.ts'

type Points = Result<readonly GeoCell[]>

const failed = (code: string, line: number): Points => err([issue(`geo-shape.${code}`, '', { line })])

/** Each by itself: the number of the one that is wrong is told. */
function all<T>(items: readonly T[], read: (item: T) => Result<GeoCell>): Points {
  const points: GeoCell[] = []
  for (const [at, item] of items.entries()) {
    const point = read(item)
    if (!point.ok) return failed(point.error[0]?.code.replace('geo.', '') ?? 'text', at + 1)
    points.push(point.value)
  }
  return ok(points)
}

const position = (item: JsonValue): Result<GeoCell> =>
  Array.isArray(item) && typeof item[0] === 'number' && typeof item[1] === 'number' ? pointOf(item[1], item[0]) : err([issue('geo.text')])

/** A geometry, or what has one in it: a feature, a collection of one. */
function fromGeoJson(value: JsonValue | undefined, depth = 0): Points {
  if (!isJsonObject(value) || depth > 3) return failed('text', 1)
  const { type, coordinates, geometry, features } = value
  if (type === 'Feature') return fromGeoJson(geometry, depth + 1)
  if (type === 'FeatureCollection')
    return Array.isArray(features) && features.length === 1 ? fromGeoJson(features[0], depth + 1) : failed('several', 1)
  if (!Array.isArray(coordinates) || (type !== 'LineString' && type !== 'Polygon')) return failed('several', 1)
  if (type === 'LineString') return all(coordinates, position)
  if (coordinates.length !== 1) return failed('holes', 1)
  return Array.isArray(coordinates[0]) ? all(coordinates[0], position) : failed('text', 1)
}

/** `LINESTRING (106.68 20.85, …)`, `POLYGON ((…))`: longitude first. */
function fromWkt(text: string): Points {
  const [, body = ''] = /^(?:SRID=4326;\s*)?(?:LINESTRING|POLYGON)\s*(?:Z|M|ZM)?\s*\(+([^()]*)\)+\s*;?$/i.exec(text) ?? []
  if (body === '') return failed(/\)\s*,\s*\(/.test(text) ? 'holes' : 'text', 1)
  return all(body.split(','), (pair) => {
    const [lon, lat] = pair.trim().split(/\s+/).map(Number)
    return lon === undefined || lat === undefined || Number.isNaN(lon) || Number.isNaN(lat) ? err([issue('geo.text')]) : pointOf(lat, lon)
  })
}

/** No degree has five figures before its point. */
const isMetres = (line: string): boolean => (line.match(/(?<![.,\d])\d{5,}/g) ?? []).length >= 2

/** `1. 20.85, 106.68`, a row of a spreadsheet whose last two cells are the numbers. */
function fromLine(line: string, longitudeFirst: boolean): Result<GeoCell> {
  if (isMetres(line)) return err([issue('geo.metres')])
  const cells = line
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
  const pair = (cells.length > 2 ? cells.slice(-2).join(' ') : cells.join(' ')).replace(/^\d{1,4}[.)]\s+/, '')
  if (!longitudeFirst) return parsePointText(pair)
  const turned = /^(\S+?)\s*[,; ]\s*(\S+)$/.exec(pair)
  return parsePointText(turned === null ? pair : `${turned[2]} ${turned[1]}`)
}

/**
 * What is typed or pasted → points: one a line as for a single point, with a number before it or not; cells of a spreadsheet; CSV with a
 * head that names its columns; GeoJSON; WKT. Errors with the `line`, as a person counts them: `geo-shape.text` `.range` `.swapped`
 * `.metres` (a projected system, VN-2000 perhaps), `.holes`, `.several`.
 */
export function parseShapeText(typed: string): Points {
  const text = typed.normalize('NFC').trim()
  if (text.startsWith('{')) return fromJsonText(text)
  if (/^(SRID=\d+;\s*)?(LINESTRING|POLYGON|MULTI|POINT)/i.test(text)) return fromWkt(text)
  const lines = text.split(/\r?\n/).filter((line) => cleanText(line) !== '')
  const head = /\d/.test(lines[0] ?? '') ? null : fold(lines[0] ?? '')
  if (head !== null && lines.length < 2) return failed('text', 1)
  const [longitude, latitude] = [head?.search(/lon|lng|kinh/) ?? -1, head?.search(/lat|vi do/) ?? -1]
  const body = head === null ? lines : lines.slice(1)
  return all(body, (line) => fromLine(line, longitude >= 0 && longitude < latitude))
}

function fromJsonText(text: string): Points {
  try {
    // Whatever it says is looked at piece by piece.
    return fromGeoJson(JSON.parse(text) as JsonValue)
  } catch {
    return failed('text', 1)
  }
}
