import { expect, test } from 'vitest'
import type { JsonValue } from '../../lib/json.ts'
import { testContext, testNode } from '../testing/test-node.ts'
import { fieldType } from './registry.ts'
import type { GeoShapeKind } from './geo-shape-value.ts'

const bounds = [{ south: 20.59, west: 106.12, north: 21.24, east: 107.22 }]
const { lists } = testContext()
const read = (kind: GeoShapeKind, text: string): unknown => {
  const result = fieldType(kind).parse(text, testNode(kind))
  return result.ok ? result.value : result.error.map(({ code, params }) => [code, ...Object.values(params)])
}
const found = (kind: GeoShapeKind, value: JsonValue): unknown =>
  fieldType(kind)
    .check(value, testNode(kind, {}, { bounds }), testContext(), {})
    .map(({ code, params }) => [code, ...Object.values(params)])

const line = {
  type: 'LineString',
  coordinates: [
    [106.68, 20.85],
    [106.69, 20.86],
    [106.7, 20.86],
  ],
}
const ring = { type: 'Polygon', coordinates: [[...line.coordinates, [106.68, 20.85]]] }

test.each([
  ['points, one a line', '20.85, 106.68\n20.86, 106.69\n\n20.86, 106.70\n'],
  ['numbered lines with decimal commas', '1. 20,85; 106,68\n2. 20,86; 106,69\n3) 20,86; 106,7'],
  ['cells of a spreadsheet behind a name', 'Mốc 1\t20.85\t106.68\nMốc 2\t20.86\t106.69\nMốc 3\t20.86\t106.7'],
  ['a table with a head', 'Vĩ độ\tKinh độ\n20.85\t106.68\n20.86\t106.69\n20.86\t106.7'],
  ['CSV that has the longitude first', 'lon,lat\n106.68,20.85\n106.69,20.86\n106.7,20.86'],
  ['degrees, minutes and seconds', `20°51'00"N 106°40'48"E\n20°51'36"N 106°41'24"E\n20°51'36"N 106°42'00"E`],
  ['WKT', 'LINESTRING (106.68 20.85, 106.69 20.86, 106.7 20.86)'],
  ['GeoJSON', JSON.stringify({ type: 'Feature', properties: {}, geometry: line })],
  ['a closed ring of WKT', 'POLYGON((106.68 20.85, 106.69 20.86, 106.7 20.86, 106.68 20.85))'],
])('%s are read as the same points', (_, text) => {
  if (!text.startsWith('POLYGON')) expect(read('geo-line', text)).toEqual(line)
  expect(read('geo-polygon', text)).toEqual(ring)
})

test.each<[string, string, unknown]>([
  ['a line that is none', '20.85, 106.68\nCát Hải', [['geo-shape.text', 2]]],
  ['places changed', '20.85, 106.68\n106.69, 20.86', [['geo-shape.swapped', 2]]],
  ['a projected system', '2306123.45 595678.12\n2306150.00 595700.00', [['geo-shape.metres', 1]]],
  ['one point', '20.85, 106.68', [['geo-shape.few', 2, 1]]],
  ['the same point twice', '20.85, 106.68\n20.85, 106.68', [['geo-shape.few', 2, 1]]],
  ['a polygon with a hole', 'POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))', [['geo-shape.holes', 1]]],
  ['two features', JSON.stringify({ type: 'FeatureCollection', features: [{}, {}] }), [['geo-shape.several', 1]]],
  ['half of GeoJSON', '{"type":"LineString"', [['geo-shape.text', 1]]],
  [
    'more than a thousand points',
    Array.from({ length: 1001 }, (_, at) => `20.${at + 1000}, 106.68`).join('\n'),
    [['geo-shape.many', 1000]],
  ],
])('%s: refused, and the line is named', (_, text, issues) => {
  expect(read('geo-line', text)).toEqual(issues)
})

test('six decimals are degrees, not metres', () => {
  expect(read('geo-line', '20.845123, 106.688084\n20.845321, 106.689012')).toMatchObject({
    coordinates: [
      [106.688084, 20.845123],
      [106.689012, 20.845321],
    ],
  })
})

test('two corners make no polygon', () => {
  expect(read('geo-polygon', '20.85, 106.68\n20.86, 106.69\n20.85, 106.68')).toEqual([['geo-shape.few', 3, 2]])
})

test('edges that cross are named by their corners', () => {
  const bow = [
    [106.68, 20.85],
    [106.7, 20.87],
    [106.7, 20.85],
    [106.68, 20.87],
    [106.68, 20.85],
  ]
  expect(found('geo-polygon', { type: 'Polygon', coordinates: [bow] })).toEqual([['geo-shape.crossing', '1–2', '3–4']])
  expect(found('geo-line', { type: 'LineString', coordinates: bow })).toEqual([])
})

test('a point outside is told by its number, and whether its numbers changed places', () => {
  expect(
    found('geo-line', {
      type: 'LineString',
      coordinates: [
        [106.68, 20.85],
        [105.8, 21.03],
      ],
    }),
  ).toEqual([['geo-shape.outside', 2]])
  expect(
    found('geo-line', {
      type: 'LineString',
      coordinates: [
        [106.68, 20.85],
        [20.86, 106.69],
      ],
    }),
  ).toEqual([['geo-shape.shape']])
})

test.each<[string, JsonValue]>([
  ['an open ring', { type: 'Polygon', coordinates: [[...line.coordinates, [106.69, 20.85]]] }],
  ['two rings', { type: 'Polygon', coordinates: [ring.coordinates[0] ?? [], ring.coordinates[0] ?? []] }],
  ['text for numbers', { type: 'Polygon', coordinates: [[['a', 'b']]] }],
  ['a line', line],
])('%s that another device stored is no polygon', (_, value) => {
  expect(found('geo-polygon', value)).toEqual([['geo-shape.shape']])
})

test('length, way around and area are told', () => {
  const square = [
    [106.68, 20.85],
    [106.69, 20.85],
    [106.69, 20.86],
    [106.68, 20.86],
    [106.68, 20.85],
  ]
  const words = (kind: GeoShapeKind, value: JsonValue, lang: 'vi' | 'en') => fieldType(kind).display(value, testNode(kind), { lists, lang })
  // 1,040.6 m east and 1,107.2 m north.
  expect(words('geo-polygon', { type: 'Polygon', coordinates: [square] }, 'vi')).toMatch(
    /^4 điểm; chu vi 4\.295,\d m; diện tích 1\.152\.\d{3} m² \(115,2\d? ha\)$/,
  )
  expect(words('geo-line', line, 'en')).toMatch(/^3 points; length 2\.5\d\d,\d m$/)
})
