import { describe, expect, it } from 'vitest'
import type { JsonSchema } from './json-schema.ts'
import { compiled, testContext } from './testing/compiled.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'
import { validateRecord } from './validate-record.ts'
import { visibleValues } from './visible-values.ts'

const text = (more: JsonSchema = {}): JsonSchema => ({ type: 'string', 'x-phieu': { id: 'field000', type: 'text' }, ...more })
const group = (properties: Record<string, JsonSchema>, required: string[]): JsonSchema => ({
  type: 'object',
  properties,
  required,
  unevaluatedProperties: false,
  'x-phieu': { id: 'group000', type: 'group' },
})

const form = compiled(
  smallDefinition({
    uiSchema: {},
    schema: smallSchema(
      {
        short: { type: 'string', 'x-phieu': { id: 'short000', type: 'text', computed: true } },
        contact: group({ phone: text(), mail: text() }, ['phone']),
        extra: group({ note: text() }, ['note']),
      },
      {
        required: ['name', 'contact'],
        allOf: [
          {
            if: { properties: { name: { const: 'An' } }, required: ['name'] },
            then: { properties: { nick: text({ maxLength: 3 }) }, required: ['nick'] },
          },
        ],
      },
    ),
    rules: [
      { id: 'short000', compute: 'name + "!"', at: '/short' },
      { id: 'warn0000', check: 'name != "Bình"', at: '/name', severity: 'warn', message: 'Tên lạ' },
      { id: 'info0000', check: 'name != "Chi"', at: '/name', severity: 'info', message: 'Tên hay' },
    ],
  }),
)
const contact = { phone: '1' }
const validate = (values: Parameters<typeof validateRecord>[1], reasons: Parameters<typeof validateRecord>[2] = []) =>
  validateRecord(form, values, reasons, testContext())
const failures = (result: ReturnType<typeof validate>): string[] =>
  result.ok ? [] : result.error.map(({ code, path }) => `${code} ${path}`)

describe('a valid record', () => {
  it('has no hidden values, however wrong, and has the computed ones', () => {
    const result = validate({ name: 'Dũng', nick: 'quá dài', contact, short: 'typed' })
    expect(result.ok ? result.value.values : result.error).toEqual({ name: 'Dũng', contact, short: 'Dũng!' })
  })

  it('is the record as it came when nothing of it is hidden', () => {
    const came = { name: 'Dũng', contact, short: 'Dũng!' }
    const result = validate(came)
    expect(result.ok && result.value.values).toBe(came)
  })

  it('has no group that was left empty', () => {
    expect(visibleValues(form, { name: 'Dũng', contact, extra: {} }, testContext())).not.toHaveProperty('extra')
  })

  it('carries its infos', () => {
    const result = validate({ name: 'Chi', contact })
    expect(result.ok ? result.value.infos.map(({ params }) => params) : []).toEqual([{ ruleId: 'info0000' }])
  })
})

describe('a warning', () => {
  const values = { name: 'Bình', contact }
  const reason = { ruleId: 'warn0000', at: '/name', text: 'Đúng theo giấy tờ' }

  it('needs a reason', () => {
    expect(failures(validate(values))).toEqual(['reason.missing /name'])
    expect(failures(validate(values, [{ ...reason, at: '/day' }]))).toEqual(['reason.missing /name'])
    expect(failures(validate(values, [{ ...reason, text: '  ' }]))).toEqual(['reason.missing /name'])
  })

  it('passes with one, which stays with the record; reasons for nothing do not', () => {
    const result = validate(values, [reason, { ruleId: 'other000', at: '/name', text: 'x' }])
    expect(result.ok ? [result.value.warnings.length, result.value.reasons] : result.error).toEqual([1, [reason]])
  })
})

describe('an invalid record', () => {
  it('tells what is missing in a required group that is missing', () => {
    expect(failures(validate({ name: 'Dũng' }))).toEqual(['required /contact/phone'])
  })

  it('tells its issues in document order', () => {
    expect(failures(validate({ extra: { note: 1 }, contact: {}, other: 1, day: 'x' }))).toEqual([
      'required /name',
      'format.date /day',
      'required /contact/phone',
      'type /extra/note',
      'unknown-property /other',
    ])
  })
})
