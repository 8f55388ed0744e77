import { Validator } from '@cfworker/json-schema'
import { fullFormats } from 'ajv-formats/dist/formats.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '../../lib/assert.ts'
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

const hasOffset = (text: string): boolean => /(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i.test(text)

/** Where ajv-formats strays from the RFCs that the formats name, by what we say of the text. */
const ajvStrays: Readonly<Record<string, (text: string, ours: boolean) => boolean>> = {
  // The calendar of RFC 3339 begins with the year 1 here, as that of PostgreSQL does.
  date: (text) => text.startsWith('0000'),
  // It adds the offset of a 61st second where RFC 3339 takes it off, takes a time without an offset, or with one that no clock has.
  time: (text, ours) => text.includes(':60') || (!ours && !hasOffset(text)),
  // And a blank for the T; the year 0 as above.
  'date-time': (text, ours) => text.includes(':60') || (!ours && (!hasOffset(text) || !/^.{10}t/i.test(text) || text.startsWith('0000'))),
  // RFC 3339, appendix A: no unit may be left out between two others.
  duration: (text, ours) => !ours && /Y\d+D|H\d+S/.test(text),
  // RFC 5321, 4.5.3.1: 64 characters before the @, 254 in all.
  email: (text, ours) => !ours && (text.indexOf('@') > 64 || text.length > 254),
  // RFC 3986: nothing but a scheme is one, a port has digits only, brackets stand around an address alone, and there is one @.
  uri: (text, ours) =>
    ours
      ? /^[a-z][a-z\d+.-]*:(?:[?#]|$)/i.test(text)
      : /[[\]]|@[^/?#]*@/.test(text) || /^[a-z][a-z\d+.-]*:\/\/[^/?#]*:[^/?#]*[^\d/?#]/i.test(text),
}

const perFormat = Math.ceil(Number(process.env['PHIEU_SCHEMA_PAIRS'] ?? 5000) / 5)

it.each(standardFormats)('$format: Ajv says the same of texts that are nearly right or nearly wrong', ({ format, valid, invalid }) => {
  const texts = [...valid, ...invalid]
  const letters = [...new Set(texts.join(''))]
  const edits = fc.array(fc.tuple(fc.nat(60), fc.nat(1), fc.constantFrom('', ...letters)), { maxLength: 2 })
  const check = must(formats[format], format)
  fc.assert(
    fc.property(fc.constantFrom(...texts), edits, (text, changes) => {
      const edited = changes.reduce(
        (now, [at, taken, put]) => now.slice(0, at % (now.length + 1)) + put + now.slice((at % (now.length + 1)) + taken),
        text,
      )
      const ours = check(edited, { demo: true }) === null
      if (ajvStrays[format]?.(edited, ours) !== true) expect([edited, ours]).toEqual([edited, ajvFormat(format, edited)])
    }),
    { numRuns: perFormat, seed: 145 },
  )
})

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
