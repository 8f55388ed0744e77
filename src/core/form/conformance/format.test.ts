import { Validator } from '@cfworker/json-schema'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../../lib/json.ts'
import { createSchemaCompiler } from '../validate/compile-schema.ts'
import { formats } from '../validate/formats.ts'
import type { FullSchema } from '../validate/full-schema.ts'
import { fieldType } from '../field-types/registry.ts'
import { testContext, testNode } from '../testing/test-node.ts'
import { moneyValues, ourFormats, standardFormats } from './format-rows.ts'

function issueOf(schema: FullSchema, value: JsonValue): string | null {
  let code: string | null = null
  createSchemaCompiler(schema)(schema)(value, '', { report: (found) => void (code = found.code), demo: true }, null)
  return code
}

function ajvFormat(name: string, text: string): boolean {
  const format: unknown = Object.hasOwn(fullFormats, name) ? fullFormats[name as keyof typeof fullFormats] : undefined // asked just before
  if (format instanceof RegExp) return format.test(text)
  const validate: unknown = typeof format === 'object' && format !== null && 'validate' in format ? format.validate : format
  if (typeof validate !== 'function') throw new Error(`Ajv has no format ${name}`)
  return Boolean(Reflect.apply(validate, undefined, [text]))
}

const textsOf = (cases: typeof standardFormats) =>
  cases.flatMap(({ format, valid, invalid, differs = {} }) => [
    ...valid.map((text) => ({ format, text, valid: true, differs: differs[text] ?? {} })),
    ...invalid.map((text) => ({ format, text, valid: false, differs: differs[text] ?? {} })),
  ])

describe.each(textsOf([...standardFormats, ...ourFormats]))('$format of $text', ({ format, text, valid }) => {
  it(valid ? 'is taken' : 'is refused with a code', () => {
    const code = issueOf({ format }, text)
    if (valid) expect(code).toBeNull()
    else expect(code).toMatch(/^[a-z-]+\.[a-z-]+$/)
  })
})

it.each(textsOf(standardFormats))(
  '$format of $text: Ajv and cfworker say the same, but where the row explains',
  ({ format, text, valid, differs }) => {
    const cfworker = new Validator({ format }, '2020-12').validate(text).valid
    expect({ ajv: ajvFormat(format, text) === valid, cfworker: cfworker === valid }).toEqual({
      ajv: differs.ajv === undefined,
      cfworker: differs.cfworker === undefined,
    })
  },
)

it('every format has a table', () => {
  const listed = new Set([...standardFormats, ...ourFormats].map(({ format }) => format))
  expect(Object.keys(formats).filter((format) => !listed.has(format))).toEqual([])
})

it('says nothing of values that are no texts', () => {
  for (const format of Object.keys(formats)) for (const value of [1, null, true, [], {}]) expect(issueOf({ format }, value)).toBeNull()
})

it('money is whole đồng that a number holds exactly', () => {
  for (const value of moneyValues.valid) expect(issueOf({ format: 'money' }, value)).toBeNull()
  for (const value of moneyValues.invalid) expect(issueOf({ format: 'money' }, value)).toBe('format.money')
  expect(issueOf({ format: 'money' }, 'x')).toBeNull()
})

it('a parcel has to lie inside the bounds of its form', () => {
  const city = { bounds: [{ south: 20.59, west: 106.12, north: 21.24, east: 107.22 }] }
  const codes = (value: string): readonly string[] =>
    fieldType('parcel-id')
      .check(value, testNode('parcel-id', {}, city), testContext(), {})
      .map(({ code }) => code)
  expect(codes('w7eyet6n21v6')).toEqual([])
  expect(codes('000000000000')).toEqual(['parcel-id.outside'])
})
