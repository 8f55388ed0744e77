import type { JsonValue } from '../../lib/json.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'
import type { Draw } from './fuzzed-record.ts'

/** So few names, texts and numbers that a value made by chance meets the schema made by chance. */
export const names = ['a', 'b', 'c', 'ab', 'x/y'] as const
export const texts = ['', 'a', 'b', 'ab', 'abc', '1', '😀', 'é', 'a b', '2026-11-20', '0912345678'] as const
export const numbers = [0, 1, 2, 3, -1, 1.5, 0.5, 6] as const
const patterns = ['^a', 'b$', '^[ab]+$', '\\d', '^\\p{L}*$', '^.$', '(a|b)b?', '\\s'] as const
// Those that a third validator knows too, and one that nobody does.
const formats = ['date', 'uuid', 'nobody-knows'] as const
const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'] as const

const pick = <T>(draw: Draw, list: readonly [T, ...T[]]): T => list[draw(list.length)] ?? list[0]

export function anyValue(draw: Draw, depth: number): JsonValue {
  switch (draw(depth > 0 ? 9 : 6)) {
    case 0:
      return null
    case 1:
      return draw(2) === 0
    case 2:
    case 3:
      return pick(draw, numbers)
    case 4:
    case 5:
      return pick(draw, texts)
    case 6:
      return Array.from({ length: draw(4) }, () => anyValue(draw, depth - 1))
    default:
      return Object.fromEntries(Array.from({ length: draw(4) }, () => [pick(draw, names), anyValue(draw, depth - 1)]))
  }
}

/** Where a schema stands: how deep, and after which definition, so that no reference comes back to itself on the same value. */
interface Place {
  readonly depth: number
  /** The definitions that may be named in place: those after this one. */
  readonly after: number
}

const definitions = ['one', 'two', 'three'] as const
const below = (place: Place): Place => ({ depth: place.depth - 1, after: -1 })
const beside = (place: Place): Place => ({ ...place, depth: place.depth - 1 })

function reference(draw: Draw, place: Place): string | null {
  const free = definitions.slice(place.after + 1)
  const name = free[draw(free.length)]
  if (name === undefined) return null
  return name === 'three' && draw(2) === 0 ? '#three' : `#/$defs/${name}`
}

const list = (draw: Draw, make: () => Schema): readonly Schema[] => Array.from({ length: 1 + draw(3) }, make)
const some = (draw: Draw): readonly string[] => [...new Set(Array.from({ length: draw(3) }, () => pick(draw, names)))]

function properties(draw: Draw, place: Place): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Array.from({ length: 1 + draw(3) }, () => [pick(draw, names), schemaAt(draw, below(place))]))
}

function scalarPart(draw: Draw): FullSchema {
  const makers: readonly [() => FullSchema, ...(() => FullSchema)[]] = [
    () => ({ type: draw(3) === 0 ? [pick(draw, types)] : pick(draw, types) }),
    () => ({ type: pick(draw, types) }),
    () => ({ const: anyValue(draw, 1) }),
    () => ({ enum: Array.from({ length: 1 + draw(3) }, () => anyValue(draw, 1)) }),
    () => ({ minimum: pick(draw, numbers) }),
    () => ({ maximum: pick(draw, numbers) }),
    () => ({ exclusiveMinimum: pick(draw, numbers) }),
    () => ({ exclusiveMaximum: pick(draw, numbers) }),
    () => ({ multipleOf: pick(draw, [1, 2, 0.5, 1.5, 3]) }),
    () => ({ minLength: draw(3) }),
    () => ({ maxLength: draw(3) }),
    () => ({ pattern: pick(draw, patterns) }),
    () => ({ format: pick(draw, formats) }),
    () => ({ contentEncoding: 'base64', contentMediaType: 'application/json', contentSchema: false }),
    () => ({
      title: 'x',
      description: 'x',
      default: anyValue(draw, 0),
      examples: [1],
      deprecated: true,
      readOnly: true,
      writeOnly: true,
      $comment: 'x',
    }),
  ]
  return pick(draw, makers)()
}

function arrayPart(draw: Draw, place: Place): FullSchema {
  const item = (): Schema => schemaAt(draw, below(place))
  const makers: readonly [() => FullSchema, ...(() => FullSchema)[]] = [
    () => ({ items: item() }),
    () => ({ prefixItems: list(draw, item) }),
    () => ({ prefixItems: list(draw, item), items: item() }),
    () => ({ contains: item() }),
    () => ({ contains: item(), minContains: draw(3), maxContains: 1 + draw(2) }),
    () => ({ unevaluatedItems: draw(2) === 0 ? false : item() }),
    () => ({ minItems: draw(3) }),
    () => ({ maxItems: draw(4) }),
    () => ({ uniqueItems: draw(4) > 0 }),
  ]
  return pick(draw, makers)()
}

function objectPart(draw: Draw, place: Place): FullSchema {
  const inner = (): Schema => schemaAt(draw, below(place))
  const makers: readonly [() => FullSchema, ...(() => FullSchema)[]] = [
    () => ({ properties: properties(draw, place) }),
    () => ({ properties: properties(draw, place), required: some(draw) }),
    () => ({ required: some(draw) }),
    () => ({ patternProperties: { [pick(draw, patterns)]: inner() } }),
    () => ({ additionalProperties: draw(2) === 0 ? false : inner() }),
    () => ({ unevaluatedProperties: draw(2) === 0 ? false : inner() }),
    () => ({ propertyNames: inner() }),
    () => ({ minProperties: draw(3) }),
    () => ({ maxProperties: draw(4) }),
    () => ({ dependentRequired: { [pick(draw, names)]: some(draw) } }),
    () => ({ dependentSchemas: { [pick(draw, names)]: schemaAt(draw, beside(place)) } }),
  ]
  return pick(draw, makers)()
}

function combinedPart(draw: Draw, place: Place): FullSchema {
  const part = (): Schema => schemaAt(draw, beside(place))
  const optional = (): Schema | undefined => (draw(3) === 0 ? undefined : part())
  const makers: readonly [() => FullSchema, ...(() => FullSchema)[]] = [
    () => ({ allOf: list(draw, part) }),
    () => ({ anyOf: list(draw, part) }),
    () => ({ oneOf: list(draw, part) }),
    () => ({ not: part() }),
    () => {
      const [yes, no] = [optional(), optional()]
      return { if: part(), ...(yes === undefined ? {} : { then: yes }), ...(no === undefined ? {} : { else: no }) }
    },
    () => {
      const $ref = reference(draw, place)
      return $ref === null ? {} : { $ref }
    },
  ]
  return pick(draw, makers)()
}

function schemaAt(draw: Draw, place: Place): Schema {
  if (draw(14) === 0) return draw(3) > 0
  if (place.depth <= 0) return scalarPart(draw)
  const parts = Array.from({ length: 1 + draw(3) }, () => {
    const kind = draw(8)
    if (kind < 2) return scalarPart(draw)
    if (kind < 4) return arrayPart(draw, place)
    return kind < 6 ? objectPart(draw, place) : combinedPart(draw, place)
  })
  return Object.assign({}, ...parts) as FullSchema // of parts that are schemas
}

/** A schema over the vocabulary of 2020-12, with definitions that refer to each other and recursion through the value. */
export function generatedSchema(draw: Draw): FullSchema {
  const root = schemaAt(draw, { depth: 4, after: -1 })
  const $defs = Object.fromEntries(definitions.map((name, after) => [name, schemaAt(draw, { depth: 2, after })]))
  const three = typeof $defs['three'] === 'object' ? $defs['three'] : {}
  return { ...(typeof root === 'object' ? root : { allOf: [root] }), $defs: { ...$defs, three: { ...three, $anchor: 'three' } } }
}
