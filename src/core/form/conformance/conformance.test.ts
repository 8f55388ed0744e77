import { Validator } from '@cfworker/json-schema'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../lib/json.ts'
import { checkKeywords } from '../compile/check-keywords.ts'
import { createSchemaCompiler } from '../validate/compile-schema.ts'
import { formats } from '../validate/formats.ts'
import { keywords } from '../validate/keywords.ts'
import { subSchemas } from '../validate/sub-schemas.ts'
import type { Schema } from '../validate/full-schema.ts'
import { annotationRows } from './annotation-rows.ts'
import { arrayRows } from './array-rows.ts'
import { combinedRows } from './combined-rows.ts'
import type { ConformanceRow } from './conformance-row.ts'
import { numberRows } from './number-rows.ts'
import { objectRows } from './object-rows.ts'
import { referenceRows } from './reference-rows.ts'
import { stringRows } from './string-rows.ts'
import { typeRows } from './type-rows.ts'
import { unevaluatedItemsRows } from './unevaluated-items-rows.ts'
import { unevaluatedPropertiesRows } from './unevaluated-properties-rows.ts'

const groups: Readonly<Record<string, readonly ConformanceRow[]>> = {
  type: typeRows,
  number: numberRows,
  string: stringRows,
  array: arrayRows,
  unevaluatedItems: unevaluatedItemsRows,
  object: objectRows,
  unevaluatedProperties: unevaluatedPropertiesRows,
  combined: combinedRows,
  reference: referenceRows,
  annotation: annotationRows,
}
const all = Object.entries(groups).flatMap(([group, rows]) => rows.map((row, i) => ({ ...row, name: `${group} ${i + 1}` })))

function oursOf({ schema, value }: ConformanceRow): { readonly loud: boolean; readonly quiet: boolean; readonly issues: number } {
  const check = createSchemaCompiler(schema)(schema)
  let issues = 0
  const loud = check(value, '', { report: () => void issues++, demo: true }, null)
  return { loud, quiet: check(value, '', { report: null, demo: true }, null), issues: Math.min(issues, 1) }
}

const compiledByAjv = new Map<Schema, (value: JsonValue) => boolean | 'refused'>()

function compiledBy(schema: Schema): (value: JsonValue) => boolean | 'refused' {
  const ajv = new Ajv2020({ strict: false, logger: false, meta: false, validateSchema: false, ownProperties: true })
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, (text: string) => format(text, { demo: true }) === null)
  try {
    const validate = ajv.compile(schema)
    return (value) => {
      try {
        return validate(value) === true
      } catch {
        return 'refused' // of endless recursion
      }
    }
  } catch {
    return () => 'refused'
  }
}

function ajvOf({ schema, value }: ConformanceRow): boolean | 'refused' {
  const validate = compiledByAjv.get(schema) ?? compiledBy(schema)
  compiledByAjv.set(schema, validate)
  return validate(value)
}

function cfworkerOf({ schema, value }: ConformanceRow): boolean | 'refused' {
  try {
    // Its type for schemas says less than JSON Schema allows.
    return new Validator(schema as ConstructorParameters<typeof Validator>[0], '2020-12').validate(value).valid
  } catch {
    return 'refused' // a reference that it cannot resolve
  }
}

describe.each(all)('$name: $why', (row) => {
  it('is judged by us as the standard says, loudly and quietly', () => {
    expect(oursOf(row)).toEqual({ loud: row.valid, quiet: row.valid, issues: row.valid ? 0 : 1 })
  })

  it('is judged by Ajv and cfworker alike, but where the row explains', () => {
    const verdicts = { ajv: ajvOf(row) === row.valid, cfworker: cfworkerOf(row) === row.valid }
    expect(verdicts).toEqual({ ajv: row.differs.ajv === undefined, cfworker: row.differs.cfworker === undefined })
  })
})

it('every schema of the tables is admitted', () => {
  expect(all.flatMap(({ schema, name }) => checkKeywords(schema).map((found) => `${name} ${found.code} ${found.path}`))).toEqual([])
})

it('every keyword has rows', () => {
  const met = new Set<string>()
  const visit = (schema: Schema): void => {
    if (typeof schema === 'boolean') return
    Object.keys(schema).forEach((keyword) => met.add(keyword))
    subSchemas(schema).forEach((part) => visit(part.schema))
  }
  all.forEach(({ schema }) => visit(schema))
  expect([...keywords.keys()].filter((keyword) => !met.has(keyword))).toEqual([])
})
