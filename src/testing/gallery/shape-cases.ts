import type { JsonSchema } from '#core/form/json-schema.ts'
import { FIELD_ID, type FieldCase } from './field-case.ts'

const id = FIELD_ID
const bounds = [{ south: 20.59, west: 106.12, north: 21.24, east: 107.22 }]
const position: JsonSchema = { type: 'array', minItems: 2, maxItems: 3, items: { type: 'number' } }
const geometry = (type: 'LineString' | 'Polygon', coordinates: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: { type: { const: type }, coordinates },
  required: ['type', 'coordinates'],
  unevaluatedProperties: false,
})

/** Shapes on the ground. */
export const shapeCases: readonly FieldCase[] = [
  {
    name: 'geo-line',
    type: 'geo-line',
    schema: {
      ...geometry('LineString', { type: 'array', minItems: 2, maxItems: 500, items: position }),
      title: 'Tuyến đê',
      description: 'Từ đầu tuyến tới cuối tuyến.',
      'x-phieu': { id, type: 'geo-line', bounds },
    },
    filled: {
      type: 'LineString',
      coordinates: [
        [106.688084, 20.844912],
        [106.691, 20.8462],
        [106.6953, 20.8459],
        [106.6981, 20.8481],
      ],
    },
    invalid: { raw: { '/field': '20.844912, 106.688084\n106.6910, 20.8462' } },
    en: { [id]: { title: 'Dyke', help: 'From its beginning to its end.' } },
  },
  {
    name: 'geo-polygon',
    type: 'geo-polygon',
    schema: {
      ...geometry('Polygon', {
        type: 'array',
        minItems: 1,
        maxItems: 1,
        items: { type: 'array', minItems: 4, maxItems: 501, items: position },
      }),
      title: 'Ranh giới ao nuôi',
      'x-phieu': { id, type: 'geo-polygon', bounds },
    },
    filled: {
      type: 'Polygon',
      coordinates: [
        [
          [106.688084, 20.844912],
          [106.6893, 20.8447],
          [106.6896, 20.8458],
          [106.6889, 20.8462],
          [106.6881, 20.846],
          [106.688084, 20.844912],
        ],
      ],
    },
    invalid: {
      value: {
        type: 'Polygon',
        coordinates: [
          [
            [106.688, 20.845],
            [106.69, 20.847],
            [106.69, 20.845],
            [106.688, 20.847],
            [106.688, 20.845],
          ],
        ],
      },
    },
    en: { [id]: { title: 'Edge of the pond' } },
  },
]
