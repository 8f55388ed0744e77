import fc from 'fast-check'
import { expect, it } from 'vitest'
import { must } from '../../lib/assert.ts'
import type { JsonObject } from '../../lib/json.ts'
import { createInstance } from '../instance.ts'
import type { JsonSchema } from '../json-schema.ts'
import { compiled, testContext } from '../testing/compiled.ts'
import { peopleSchema, wardList } from '../testing/people-form.ts'
import { runExpression } from '../testing/run-expression.ts'
import { smallDefinition } from '../testing/small-definition.ts'
import { ownFunctions } from './functions/registry.ts'
import { parseSignature } from './functions/signature.ts'
import { standardTextFunctions } from './functions/text-functions.ts'
import { sizeFunctions } from './functions/list-functions.ts'

const runs = Number(process.env['PHIEU_CEL_RUNS'] ?? 1500)
const seed = Number(process.env['PHIEU_CEL_SEED'] ?? 43)

const open = { 'x-phieu': { id: 'openopen', type: 'island' as const } }
const form = compiled(
  smallDefinition({
    schema: { ...peopleSchema, properties: { ...peopleSchema.properties, open } },
    uiSchema: {},
    rules: [],
  }),
)

const leaves = {
  int: ['count', '0', '-1', '7', '9223372036854775807', '9007199254740993', 'address.house', 'members[0].income', 'size(members)'],
  double: ['area', 'price', '0.0', '-0.5', '1e308', '5e-324', '(area / 0.0)', 'double("1e999")', 'members[0].share'],
  string: ['name', 'born', 'note', 'citizen', '""', '"1e999"', '"w7eyet6n21v6"', '"2026-02-28"', '"9999"', '"0001-01"', 'members[0].name'],
  bool: ['married', 'true', 'has(count)', 'has(open.a.b)'],
  dyn: ['open', 'open.a', 'open[0]', 'open["a"]', 'open.a.b', 'record_field(earlier, "x")', 'null'],
  'list<int>': ['[count]', '[1, 9223372036854775807]', 'members.map(m, m.income)', '[1].filter(n, false)'],
  'list<double>': ['[area]', '[1e308, 1e308]', 'members.map(m, m.share)', '[0.5].filter(n, false)'],
  'list<string>': ['tags', '["a", ""]', 'members.map(m, m.name)'],
  list: ['tags', 'members', '[open]', '[[1], [2]]'],
  map: ['{"a": 1}', '{count: name}'],
} as const satisfies Readonly<Record<string, readonly string[]>>

type Kind = keyof typeof leaves
const kinds = Object.keys(leaves) as Kind[] // of a literal

/** The kind of a type in a signature. */
const kindOf = (type: string): Kind =>
  must(
    kinds.find((kind) => kind === type.replace('list<V>', 'list')),
    type,
  )

const literalNames = new Set(['in_list', 'code_name', 'code_column', 'record_field'])

/** Every function that a form may call, by what it gives: its name and the types of what it takes. */
const calls = [...standardTextFunctions, ...sizeFunctions, ...ownFunctions].map(({ signature }) => ({
  ...parseSignature(signature),
  gives: signature.slice(signature.lastIndexOf(': ') + 2).replace('list<V>', 'list'),
}))

const operators = {
  int: ['+', '-', '*', '/', '%'],
  double: ['+', '-', '*', '/'],
  bool: ['<', '<=', '>', '>=', '==', '!='],
}

const { any: expressions } = fc.letrec<Record<Kind | 'any', string>>((tie) => {
  // What only a look at the value can tell is taken for anything.
  const loosely = (type: Kind) => fc.oneof({ weight: 9, arbitrary: tie(type) }, { weight: 1, arbitrary: tie('dyn') })
  const callsOf = (kind: Kind) =>
    calls
      .filter(({ gives, name }) => gives === kind && !literalNames.has(name))
      .map(({ name, isMethod, types }) =>
        fc
          .tuple(...types.map((type) => loosely(kindOf(type))))
          .map((args) => (isMethod ? `${args[0]}.${name}(${args.slice(1).join(', ')})` : `${name}(${args.join(', ')})`)),
      )
  const arithmetic = (kind: 'int' | 'double') =>
    fc.tuple(loosely(kind), fc.constantFrom(...operators[kind]), loosely(kind)).map(([a, op, b]) => `(${a} ${op} ${b})`)
  const compared = fc
    .constantFrom<Kind[]>('int', 'double', 'string', 'dyn', 'list', 'map')
    .chain((kind) => fc.tuple(tie(kind), fc.constantFrom(...operators.bool), loosely(kind)))
    .map(([a, op, b]) => `(${a} ${op} ${b})`)
  const special: Readonly<Partial<Record<Kind, readonly fc.Arbitrary<string>[]>>> = {
    int: [arithmetic('int'), tie('int').map((a) => `(-${a})`)],
    double: [arithmetic('double'), tie('double').map((a) => `(-${a})`)],
    string: [
      fc.tuple(loosely('string'), loosely('string')).map(([a, b]) => `(${a} + ${b})`),
      tie('string').map((a) => `code_name("wards", ${a})`),
      tie('string').map((a) => `code_column("wards", ${a}, ${a})`),
    ],
    bool: [
      compared,
      fc.tuple(tie('bool'), fc.constantFrom('&&', '||'), tie('bool')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(loosely('string'), tie('list')).map(([a, b]) => `(${a} in ${b})`),
      fc.tuple(tie('list'), fc.constantFrom('all', 'exists', 'exists_one')).map(([a, macro]) => `${a}.${macro}(x, x == open)`),
      tie('string').map((a) => `in_list("wards", ${a})`),
      tie('string').map((a) => `${a}.matches("^[a-z]+\\\\s*$")`),
    ],
    list: [
      fc.tuple(tie('list'), tie('list')).map(([a, b]) => `(${a} + ${b})`),
      fc.tuple(tie('list'), tie('dyn')).map(([a, b]) => `${a}.map(x, ${b})`),
    ],
    dyn: [
      fc.tuple(tie('list'), tie('int')).map(([a, b]) => `${a}[${b}]`),
      fc.tuple(tie('map'), tie('string')).map(([a, b]) => `${a}[${b}]`),
      fc.tuple(tie('bool'), tie('dyn'), tie('dyn')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    ],
  }
  const part = (kind: Kind) =>
    fc.oneof(
      { maxDepth: 3, depthIdentifier: 'expression' },
      fc.constantFrom<string[]>(...leaves[kind]),
      ...callsOf(kind),
      ...(special[kind] ?? []),
    )
  return {
    int: part('int'),
    double: part('double'),
    string: part('string'),
    bool: part('bool'),
    dyn: part('dyn'),
    'list<int>': part('list<int>'),
    'list<double>': part('list<double>'),
    'list<string>': part('list<string>'),
    list: part('list'),
    map: part('map'),
    any: fc.oneof(...kinds.map((kind) => tie(kind))),
  }
})

const ofType: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  integer: fc.constantFrom(0, 1, -1, 7, 9007199254740991),
  number: fc.constantFrom(0, 0.5, -1.5, 1e308, 5e-324),
  string: fc.constantFrom('', 'a b', '1e999', '2026-11-20', '0001', '9999-12-31', 'ß'.repeat(9), '11311'),
  boolean: fc.boolean(),
}
const anything = fc.oneof({ maxDepth: 3 }, ...Object.values(ofType), fc.constant(null), fc.jsonValue({ maxDepth: 4 }))

/** Mostly of the type that the schema asks for. */
function valueFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type = 'any', items, properties } = schema
  const list = items === undefined ? undefined : fc.array(valueFor(items), { maxLength: 3 })
  const fitting = ofType[String(type)] ?? list ?? (properties ? objectFor(properties) : anything)
  return fc.oneof({ weight: 6, arbitrary: fitting }, { weight: 1, arbitrary: anything })
}

const objectFor = (properties: Readonly<Record<string, JsonSchema>>): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, valueFor(each)])), {
    requiredKeys: Object.keys(properties).filter((name) => name !== 'note'),
  })

const records = objectFor(must(form.definition.schema.properties, 'properties')).map((values) => values as JsonObject) // made of JSON

it('no expression over any values throws out of the engine', { timeout: 120_000 }, () => {
  let [admitted, meant] = [0, 0]
  fc.assert(
    fc.property(expressions, records, (text, values) => {
      const ran = runExpression(form, text, values, testContext({ previous: values }, [wardList]))
      if (!ran.ok) {
        expect(ran.error.map(({ code }) => code).filter((code) => !code.startsWith('cel.'))).toEqual([])
        return
      }
      admitted++
      if (ran.value.value !== null) meant++
    }),
    { numRuns: runs, seed },
  )
  expect(admitted).toBeGreaterThan(runs / 2)
  expect(meant).toBeGreaterThan(runs / 4)
})

it('a computed value that divides by zero leaves the form alive', () => {
  const { properties = {} } = peopleSchema
  const computed = { type: 'integer' as const, 'x-phieu': { id: 'countid0', type: 'integer' as const, computed: true } }
  const live = (compute: string, values: JsonObject) =>
    createInstance(
      compiled(
        smallDefinition({
          schema: { ...peopleSchema, properties: { ...properties, count: computed } },
          uiSchema: {},
          rules: [{ id: 'rule0000', compute, at: '/count' }],
        }),
      ),
      values,
      testContext(),
    )
  const ratio = live('int(area / price)', { area: 1.5, price: 0 })
  expect(ratio.values()).toEqual({ area: 1.5, price: 0 })
  ratio.set('/price', 0.5)
  expect(ratio.values()['count']).toBe(3)
  ratio.set('/price', 0)
  expect(ratio.values()).not.toHaveProperty('count')
  expect(live('int(double(name))', { name: '1e999' }).values()).not.toHaveProperty('count')
})
