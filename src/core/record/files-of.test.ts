import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../lib/json.ts'
import type { FieldTypeName } from '../form/field-settings.ts'
import type { JsonSchema } from '../form/json-schema.ts'
import { smallDefinition, smallSchema } from '../form/testing/small-definition.ts'
import { compiled } from '../form/testing/compiled.ts'
import { filesAtPaths, filesOf } from './files-of.ts'

const field = (id: string, type: FieldTypeName): JsonSchema => ({
  title: 'Tệp',
  'x-phieu': { id, type },
  type: 'object',
  properties: {
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    size: { type: 'integer', minimum: 1, maximum: 20_000_000 },
    type: { type: 'string', maxLength: 100 },
    name: { type: 'string', minLength: 1, maxLength: 200 },
  },
  required: ['sha256', 'size', 'type', 'name'],
  unevaluatedProperties: false,
})

const rows = (id: string, properties: NonNullable<JsonSchema['properties']>): JsonSchema => ({
  title: 'Dòng',
  'x-phieu': { id, type: 'repeat' },
  type: 'array',
  items: {
    type: 'object',
    properties: { _row: { type: 'string', format: 'uuid' }, ...properties },
    required: ['_row'],
    unevaluatedProperties: false,
  },
})

const form = compiled(
  smallDefinition({
    schema: smallSchema({
      scan: field('scan0000', 'file'),
      trips: rows('trips000', { picture: field('picture0', 'photo'), catches: rows('catches0', { paper: field('paper000', 'file') }) }),
    }),
    uiSchema: { 'ui:options': { sections: [{ id: 'main', title: 'Chính', fields: ['name', 'day', 'scan', 'trips'] }] } },
  }),
)

const file = (n: number): JsonObject => ({ sha256: String(n).repeat(64), size: n, type: 'application/pdf', name: `${n}.pdf` })
const row = (n: number) => `00000000-0000-7000-8000-00000000000${n}`

describe('the files of a record', () => {
  it('are found in fields, rows, and rows in rows, with their places', () => {
    const values = {
      name: 'An',
      scan: file(1),
      trips: [
        { _row: row(1), picture: file(2), catches: [{ _row: row(2), paper: file(3) }, { _row: row(3) }] },
        { _row: row(4), picture: file(1) },
      ],
    }
    expect(filesOf(form, values)).toEqual([
      { path: '/scan', ...file(1) },
      { path: `/trips/@${row(1)}/picture`, ...file(2) },
      { path: `/trips/@${row(4)}/picture`, ...file(1) },
      { path: `/trips/@${row(1)}/catches/@${row(2)}/paper`, ...file(3) },
    ])
  })

  it('are none where the record is erased, the field empty, or the value no file', () => {
    expect(filesOf(form, null)).toEqual([])
    expect(filesOf(form, { name: 'An', scan: { ...file(1), sha256: 'không' } })).toEqual([])
  })

  it('are found in changes by their paths, at fields for files only', () => {
    const path = `/trips/@${row(1)}/picture`
    expect(
      filesAtPaths(form, [
        ['/name', file(1)],
        [path, file(2)],
        ['/scan', undefined],
      ]),
    ).toEqual([{ path, ...file(2) }])
  })
})
