import { crossingEdges } from '../../lib/crossing-edges.ts'
import { areaInSquareMetres, lengthInMetres } from '../../lib/geodesy.ts'
import { isInside, type GeoCell } from '../../lib/geohash.ts'
import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { formatNumber } from '../../lib/numbers.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'
import { samplePoint } from './bounds.ts'
import { declaredDefault } from './declared-default.ts'
import type { DisplayContext, FieldFinding, FieldType } from './field-type.ts'
import { parseShapeText } from './geo-shape-text.ts'
import { fewestPoints, isSamePoint, MAX_POINTS, shapeOf, shapePoints, type GeoShapeKind } from './geo-shape-value.ts'
import { plain } from './plain.ts'

function parse(typed: string, kind: GeoShapeKind): Result<JsonValue | undefined> {
  if (cleanText(typed) === '') return ok(undefined)
  const read = parseShapeText(typed)
  if (!read.ok) return read
  const apart = read.value.filter((point, at) => at === 0 || !isSamePoint(point, read.value[at - 1]))
  const points = kind === 'geo-polygon' && apart.length > 1 && isSamePoint(apart[0], apart.at(-1)) ? apart.slice(0, -1) : apart
  if (points.length > MAX_POINTS) return err([issue('geo-shape.many', '', { limit: MAX_POINTS })])
  if (points.length < fewestPoints(kind)) return err([issue('geo-shape.few', '', { limit: fewestPoints(kind), count: points.length })])
  return ok(shapeOf(points, kind))
}

function format(value: JsonValue, kind: GeoShapeKind): string {
  const points = shapePoints(value, kind)
  return points === null ? plain(value) : points.map(({ lat, lon }) => `${lat}, ${lon}`).join('\n')
}

const metres = (length: number): string => `${formatNumber(Number(length.toFixed(length < 10_000 ? 1 : 0)))} m`

function area(square: number): string {
  const inMetres = `${formatNumber(Number(square.toFixed(square < 10_000 ? 1 : 0)))} m²`
  return square < 10_000 ? inMetres : `${inMetres} (${formatNumber(Number((square / 10_000).toFixed(2)))} ha)`
}

function display(value: JsonValue, kind: GeoShapeKind, { lang }: DisplayContext): string {
  const points = shapePoints(value, kind)
  if (points === null) return plain(value)
  const count = `${points.length} ${lang === 'en' ? 'points' : 'điểm'}`
  if (kind === 'geo-line') return `${count}; ${lang === 'en' ? 'length' : 'dài'} ${metres(lengthInMetres(points))}`
  const around = metres(lengthInMetres([...points, ...points.slice(0, 1)]))
  const inside = area(areaInSquareMetres(points))
  return lang === 'en' ? `${count}; around ${around}; area ${inside}` : `${count}; chu vi ${around}; diện tích ${inside}`
}

function outside(points: readonly GeoCell[], { settings: { bounds } }: FormNode): readonly FieldFinding[] {
  const at = bounds === undefined ? -1 : points.findIndex((point) => !isInside(point, bounds))
  const point = points[at]
  if (bounds === undefined || point === undefined) return []
  return [issue(isInside({ lat: point.lon, lon: point.lat }, bounds) ? 'geo-shape.swapped' : 'geo-shape.outside', '', { line: at + 1 })]
}

/** What the schema cannot say: a ring closes, corners differ, edges do not cross, all of it lies where it may. */
function check(value: JsonValue, node: FormNode, kind: GeoShapeKind): readonly FieldFinding[] {
  const points = shapePoints(value, kind)
  if (points === null) return typeof value === 'object' && value !== null ? [issue('geo-shape.shape')] : []
  // How many there may be at most, the schema says.
  if (points.length > MAX_POINTS) return []
  const distinct = new Set(points.map(({ lat, lon }) => `${lat} ${lon}`)).size
  if (distinct < fewestPoints(kind)) return [issue('geo-shape.few', '', { limit: fewestPoints(kind), count: distinct })]
  const crossing = kind === 'geo-polygon' ? crossingEdges(points) : null
  if (crossing === null) return outside(points, node)
  return [issue('geo-shape.crossing', '', { first: crossing.first.join('–'), second: crossing.second.join('–') })]
}

/** Small steps around a point of the field's bounds. */
function sample(node: FormNode, seed: number, kind: GeoShapeKind): JsonValue {
  const { lat, lon } = samplePoint(node, seed)
  const at = (north: number, east: number): GeoCell => ({ lat: Number((lat + north).toFixed(6)), lon: Number((lon + east).toFixed(6)) })
  const size = 0.0002 + (seed % 7) / 10_000
  return shapeOf([at(0, 0), at(0, size), at(size, size * 1.5), ...(seed % 2 === 0 ? [at(size, 0)] : [])], kind)
}

/** A line or a polygon by its corners, typed, pasted or walked; stored as a geometry of GeoJSON. */
export const geoShape = (kind: GeoShapeKind): FieldType => ({
  name: kind,
  default: declaredDefault,
  parse: (typed) => parse(typed, kind),
  format: (value) => format(value, kind),
  display: (value, _node, context) => display(value, kind, context),
  check: (value, node) => check(value, node, kind),
  sample: (node, seed) => sample(node, seed, kind),
})
