import { expect, it } from 'vitest'
import type { JsonObject } from '#core/lib/json.ts'
import { compiled } from '#core/form/testing/compiled.ts'
import { peopleSchema } from '#core/form/testing/people-form.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { formWords } from './form-words.ts'

const { properties = {} } = peopleSchema
const form = compiled(
  smallDefinition({
    schema: {
      ...peopleSchema,
      properties: {
        ...properties,
        fee: { type: 'integer', 'x-phieu': { id: 'feefield', type: 'money' } },
        sort: { oneOf: [{ const: 'a', title: 'Loại một' }], 'x-phieu': { id: 'sortfiel', type: 'choice' } },
      },
    },
    uiSchema: {},
    rules: [
      {
        id: 'rule0000',
        check: 'count < 3',
        at: '/count',
        severity: 'block',
        message: 'Phí {fee}, ngày {born}, {sort}, {married}, tổng {area * 2.0}, {note}',
      },
    ],
    translations: {
      en: {
        rules: { rule0000: 'Fee {fee}, day {born}, {sort}, {married}, total {area * 2.0}, {note}' },
        fields: { sortfiel: { choices: { a: 'Kind one' } } },
      },
    },
  }),
)
const values: JsonObject = { fee: 1200000, born: '2026-11-05', sort: 'a', married: true, 'area * 2.0': 1234.5, note: null }

it('values in a message are said as their fields say them, in both languages', () => {
  expect(formWords(form, 'vi').ruleWith('rule0000', values)).toBe('Phí 1.200.000 ₫, ngày 05/11/2026, Loại một, Có, tổng 1.234,5, …')
  expect(formWords(form, 'en').ruleWith('rule0000', values)).toBe('Fee 1.200.000 ₫, day 05/11/2026, Kind one, Yes, total 1.234,5, …')
})

it('a message without its values leaves the gaps open', () => {
  expect(formWords(form, 'vi').rule('rule0000')).toBe('Phí …, ngày …, …, …, tổng …, …')
})
