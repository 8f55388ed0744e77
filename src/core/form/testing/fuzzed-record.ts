import type { JsonValue } from '../../lib/json.ts'
import { formats } from '../validate/formats.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'
import { resolvePointer } from '../validate/resolve-pointer.ts'

/** Draws a whole number below `below`. */
export type Draw = (below: number) => number

const strings = [
  '',
  'a',
  'An',
  'yes',
  'Nguyễn Văn An',
  '😀😀',
  '2026-11-20',
  '2026-02-30',
  '2026-11',
  '2026-13',
  '1950',
  '2026-Q3',
  '2026-2027',
  '099204000123',
  '31',
  '0100233488',
  '0314409058-002',
  '0912345678',
  '123',
  'x@y.vn',
  '3120123456',
  'GD4313120123456',
  'H24.12',
  'w7er8u0pqz3x',
  'https://hp.gov.vn/a',
  '2026-11-20T08:00:00Z',
  '08:00:00Z',
  '01990000-0000-7000-8000-000000000009',
]
const numbers = [0, 1, -1, 2, 3, 5, 12, 100, 0.5, 0.07, 33.33, 33.335, 20.8, 106.7, 1e6, 9007199254740991, 2.0000001]
const anything: readonly JsonValue[] = [null, true, false, 0, 1.5, 'x', [], {}, ['x'], { zz: 1 }]

const pick = <T>(draw: Draw, list: readonly T[], otherwise: T): T => list[draw(list.length)] ?? otherwise

/** Everything that a schema says of its properties, wherever it does. */
function mentioned(root: Schema, schema: Schema, depth = 0): Map<string, Schema> {
  const found = new Map<string, Schema>()
  if (typeof schema === 'boolean' || depth > 8) return found
  const target = schema.$ref === undefined ? null : resolvePointer(root, schema.$ref)
  const parts = [target, schema.if, schema.then, schema.else, ...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]
  for (const part of parts) {
    if (part === null || part === undefined) continue
    for (const [name, each] of mentioned(root, part, depth + 1)) found.set(name, each)
  }
  for (const [name, each] of Object.entries(schema.properties ?? {})) found.set(name, each)
  return found
}

function text(draw: Draw, schema: FullSchema): JsonValue {
  const format = schema.format === undefined ? undefined : formats[schema.format]
  if (format !== undefined && draw(12) > 0)
    return pick(
      draw,
      strings.filter((each) => format(each, { demo: true }) === null),
      '',
    )
  const pattern = /^\^\[0-9\]\{(\d+)\}\$$|^\^\\d\{(\d+)\}\$$/.exec(schema.pattern ?? '')
  const digits = Number(pattern?.[1] ?? pattern?.[2] ?? 0)
  return digits > 0 && draw(2) === 0 ? '1234567890123'.slice(0, digits) : pick(draw, strings, '')
}

function rows(root: Schema, schema: FullSchema, draw: Draw, depth: number): JsonValue {
  const items = schema.items ?? true
  return Array.from({ length: draw(4) }, (_, i) => {
    const item = fuzzedRecord(root, schema.prefixItems?.[i] ?? items, draw, depth + 1)
    if (typeof item !== 'object' || item === null || Array.isArray(item) || !('_row' in item)) return item
    return { ...item, _row: `01990000-0000-7000-8000-00000000000${i}` }
  })
}

function object(root: Schema, schema: FullSchema, draw: Draw, depth: number): JsonValue {
  const own = schema.properties ?? {}
  const entries = [...mentioned(root, schema)].filter(([name]) => name === '_row' || draw(8) > (Object.hasOwn(own, name) ? 0 : 3))
  const record = Object.fromEntries(entries.map(([name, each]) => [name, fuzzedRecord(root, each, draw, depth + 1)]))
  return draw(12) === 0 ? { ...record, zz: 1 } : record
}

/** A value that a schema might or might not accept: mostly of the right shape, sometimes not. */
export function fuzzedRecord(root: Schema, schema: Schema, draw: Draw, depth = 0): JsonValue {
  if (typeof schema === 'boolean' || depth > 12 || (depth > 0 && draw(40) === 0)) return pick(draw, anything, null)
  const target = schema.$ref === undefined ? null : resolvePointer(root, schema.$ref)
  if (target !== null) {
    const { $ref: _, ...own } = schema
    return fuzzedRecord(root, typeof target === 'boolean' ? target : { ...target, ...own }, draw, depth + 1)
  }
  const constants = [
    ...(schema.enum ?? []),
    ...(schema.const === undefined ? [] : [schema.const]),
    ...(schema.oneOf ?? []).flatMap((each) => (typeof each === 'object' && each.const !== undefined ? [each.const] : [])),
  ]
  if (constants.length > 0 && draw(10) > 0) return pick(draw, constants, null)
  switch (schema.type) {
    case 'string':
      return text(draw, schema)
    case 'integer':
      return pick(draw, numbers.filter(Number.isInteger), 0)
    case 'number':
      return pick(draw, numbers, 0)
    case 'boolean':
      return draw(2) === 0
    case 'array':
      return rows(root, schema, draw, depth)
    case 'object':
      return object(root, schema, draw, depth)
    default:
      return schema.properties === undefined ? pick(draw, anything, null) : object(root, schema, draw, depth)
  }
}

/** The value with one thing changed somewhere inside: taken out, replaced, or something unknown added. */
export function mutated(value: JsonValue, draw: Draw): JsonValue {
  if (Array.isArray(value) && value.length > 0 && draw(4) > 0) {
    const at = draw(value.length)
    return draw(5) === 0 ? value.toSpliced(at, 1) : value.with(at, mutated(value[at] ?? null, draw))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return draw(2) === 0 ? pick(draw, strings, '') : draw(2) === 0 ? pick(draw, numbers, 0) : pick(draw, anything, null)
  }
  const names = Object.keys(value).filter((name) => name !== '_row')
  const name = names[draw(Math.max(names.length, 1))]
  const what = draw(8)
  if (name === undefined || what === 0) return { ...value, zz: 1 }
  const { [name]: old = null, ...rest } = Object.fromEntries(Object.entries(value))
  return what === 1 ? rest : { ...rest, [name]: mutated(old, draw) }
}
