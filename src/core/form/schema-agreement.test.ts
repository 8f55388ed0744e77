import { Validator } from '@cfworker/json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { checkKeywords } from './compile/check-keywords.ts'
import { generatedCases, valuesPerSchema, type GeneratedCase } from './testing/generated-pairs.ts'
import { data, withAjvContains } from './testing/with-ajv-contains.ts'
import { createSchemaCompiler } from './validate/compile-schema.ts'
import { formats } from './validate/formats.ts'
import type { FullSchema, Schema } from './validate/full-schema.ts'
import { keywords } from './validate/keywords.ts'
import { subSchemas } from './validate/sub-schemas.ts'

/** Pairs of a generated schema and a generated value. */
const pairs = Number(process.env['PHIEU_SCHEMA_PAIRS'] ?? 5000)
const seed = Number(process.env['PHIEU_AGREEMENT_SEED'] ?? 145)

const ajvOptions = {
  strict: false,
  logger: false,
  meta: false,
  validateSchema: false,
  ownProperties: true,
  multipleOfPrecision: 9,
} as const

/** Its code for what is unevaluated beside a branch that fails uses a variable that was never set, or never declared. */
function ajvFor(schema: FullSchema): (value: JsonValue) => boolean | 'crashed' {
  const ajv = new Ajv2020(ajvOptions)
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, (text: string) => format(text, { demo: true }) === null)
  const validate = ajv.compile(schema)
  return (value) => {
    try {
      return validate(value) === true
    } catch (error) {
      if (error instanceof TypeError || error instanceof ReferenceError) return 'crashed'
      throw error
    }
  }
}

const oursFor = (schema: FullSchema): ((value: JsonValue) => boolean) => {
  const check = createSchemaCompiler(schema)(schema)
  return (value) => check(value, '', { report: null, demo: true }, null)
}

const loudlyFor = (schema: FullSchema): ((value: JsonValue) => { readonly valid: boolean; readonly issues: number }) => {
  const check = createSchemaCompiler(schema)(schema)
  return (value) => {
    let issues = 0
    return { valid: check(value, '', { report: () => void issues++, demo: true }, null), issues }
  }
}

function everySchema(root: Schema, visit: (schema: FullSchema, isInside: boolean) => void, isInside = false): void {
  if (typeof root === 'boolean') return
  visit(root, isInside)
  for (const part of subSchemas(root)) everySchema(part.schema, visit, isInside || keywords.get(part.keyword)?.isInPlace !== true)
}

const has = (schema: Schema, test: (part: FullSchema, isInside: boolean) => boolean): boolean => {
  let found = false
  everySchema(schema, (part, isInside) => (found ||= test(part, isInside)))
  return found
}

const asksUnevaluated = (part: FullSchema): boolean => part.unevaluatedItems !== undefined || part.unevaluatedProperties !== undefined

/** Schemas that may fail without the whole failing, and what follows from one. */
const branchesOf = ({ anyOf = [], oneOf = [], if: condition, then: yes, else: no }: FullSchema): readonly Schema[] =>
  [...anyOf, ...oneOf, condition, yes, no].filter((branch) => branch !== undefined)

const hasBranchOfItems = (part: FullSchema): boolean =>
  branchesOf(part).some((branch) => has(branch, ({ items, unevaluatedItems }) => items !== undefined || unevaluatedItems !== undefined))

const hasBranchInBranch = (part: FullSchema): boolean =>
  branchesOf(part).some((branch) => has(branch, (inner, isInside) => !isInside && branchesOf(inner).length > 0))

/** Where Ajv 8.20 strays from the standard, each with rows of its own in `conformance/`. */
const ajvStrays: readonly ((schema: FullSchema) => boolean)[] = [
  // When a list is too short for `prefixItems`, `contains` beside it is passed over.
  (schema) => has(schema, (part) => part.prefixItems !== undefined && part.contains !== undefined),
  // A list in which nothing is found takes over the verdict of the list before it.
  (schema) => has(schema, (part, isInside) => isInside && part.contains !== undefined),
  // Beside `contains` all items count as looked at; with `minContains` 0, none.
  (schema) => has(schema, (part) => part.unevaluatedItems !== undefined) && has(schema, (part) => part.contains !== undefined),
  // All items, looked at in a branch that may fail, count as one item: a list of several is compared with `true`.
  (schema) => has(schema, (part) => part.unevaluatedItems !== undefined) && has(schema, hasBranchOfItems),
  // What a branch inside of a branch has looked at counts, also when the outer one fails.
  (schema) => has(schema, asksUnevaluated) && has(schema, hasBranchInBranch),
  // An `if` without `then` and `else` is left out.
  (schema) =>
    has(schema, asksUnevaluated) && has(schema, (part) => part.if !== undefined && part.then === undefined && part.else === undefined),
  // What was looked at in one item or property is carried over to the next.
  (schema) => has(schema, (part, isInside) => isInside && asksUnevaluated(part)),
]

/** Ajv's verdict is ours on the schema that says what it takes `contains` for: that defect explains the difference, and nothing else does. */
const isByContains = (schema: FullSchema, value: JsonValue, ajv: boolean | 'crashed'): boolean =>
  has(schema, (part) => part.unevaluatedItems !== undefined) &&
  has(schema, (part) => part.contains !== undefined) &&
  oursFor(withAjvContains(schema as unknown as JsonValue) as FullSchema)(value) === ajv // a schema is JSON

const thirdVerdict = (schema: FullSchema, value: JsonValue): boolean =>
  // Its type for schemas says less than JSON Schema allows.
  new Validator(schema as ConstructorParameters<typeof Validator>[0], '2020-12').validate(value).valid

/** Names that a schema gives, and that would stand there twice. */
const isNamed = (part: FullSchema): boolean => part.$anchor !== undefined || part.$id !== undefined || part.$dynamicAnchor !== undefined

/**
 * The same schema with each `if` written as two alternatives: what follows, then the condition; what follows otherwise, and not the condition.
 * cfworker takes what was looked at in an `if`, or beside it, as looked at inside its `then`: asked so it is a third opinion there too.
 */
function withoutIf(schema: JsonValue): JsonValue {
  if (Array.isArray(schema)) return schema.map(withoutIf)
  if (!isJsonObject(schema)) return schema
  const parts: JsonObject = Object.fromEntries(
    Object.entries(schema).map(([keyword, part]) => [keyword, data.has(keyword) ? part : withoutIf(part)]),
  )
  const { if: condition, then: yes = true, else: no = true, allOf = [], ...rest } = parts
  if (condition === undefined || !Array.isArray(allOf) || has(condition as Schema, isNamed)) return parts // a schema is JSON
  const ways: JsonValue = { anyOf: [{ allOf: [yes, condition] }, { allOf: [no, { not: condition }] }] }
  return { ...rest, allOf: [ways, ...(allOf as readonly JsonValue[])] } // isArray forgets what it is
}

/**
 * A difference is explained when Ajv has crashed or the schema has what it strays at, and a third validator sees it as we do;
 * or when its verdict follows from the one defect that can be written as a schema (there the third strays too: see `conformance/`).
 */
const isExplained = (schema: FullSchema, value: JsonValue, ours: boolean, ajv: boolean | 'crashed'): boolean =>
  isByContains(schema, value, ajv) ||
  ((ajv === 'crashed' || ajvStrays.some((strays) => strays(schema))) &&
    (thirdVerdict(schema, value) === ours || thirdVerdict(withoutIf(schema as unknown as JsonValue) as FullSchema, value) === ours)) // a schema is JSON

const met = new Set<string>()
const counts = { valid: 0, invalid: 0, explained: 0 }

function compare({ schema, values }: GeneratedCase): void {
  everySchema(schema, (part) => Object.keys(part).forEach((keyword) => met.add(keyword)))
  const [ours, loudly, ajv] = [oursFor(schema), loudlyFor(schema), ajvFor(schema)]
  for (const value of values) {
    const verdict = ours(value)
    const loud = loudly(value)
    expect({ verdict: loud.valid, silent: loud.issues === 0 }, JSON.stringify({ schema, value })).toEqual({ verdict, silent: verdict })
    counts[verdict ? 'valid' : 'invalid']++
    const theirs = ajv(value)
    if (verdict === theirs) continue
    expect(isExplained(schema, value, verdict, theirs), JSON.stringify({ schema, value, verdict })).toBe(true)
    counts.explained++
  }
}

it(
  'gets the same verdict from us and from Ajv on generated schemas and values, but where Ajv is known to stray',
  { timeout: 1_800_000 },
  () => {
    fc.assert(fc.property(generatedCases, compare), { numRuns: Math.ceil(pairs / valuesPerSchema), seed, endOnFailure: true })
    // Agreement on one verdict alone, or on a few keywords, would prove nothing.
    expect(Math.min(counts.valid, counts.invalid)).toBeGreaterThan(pairs / 5)
    expect(counts.explained).toBeLessThan(pairs / 100)
    const never = ['$schema', '$id', '$dynamicRef', '$dynamicAnchor', '$vocabulary', 'x-phieu']
    expect([...keywords.keys()].filter((keyword) => !met.has(keyword))).toEqual(never)
  },
)

it('generates schemas that are admitted', () => {
  fc.assert(
    fc.property(generatedCases, ({ schema }) => {
      expect(checkKeywords(schema)).toEqual([])
    }),
    { numRuns: 200, seed },
  )
})
