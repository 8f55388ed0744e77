import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../lib/json.ts'
import { compileForm } from './compile.ts'
import type { FormDefinition } from './definition.ts'
import { compiled, testContext } from './testing/compiled.ts'
import { peopleSchema, wardList } from './testing/people-form.ts'
import { smallDefinition } from './testing/small-definition.ts'
import { validateValues } from './validate-values.ts'

const rowId = '01990000-0000-7000-8000-000000000001'

const withMessage = (message: string, more: Partial<FormDefinition> = {}, at = '/count'): FormDefinition =>
  smallDefinition({
    schema: peopleSchema,
    uiSchema: {},
    rules: [{ id: 'rule0000', check: at === '/count' ? 'count < 3' : 'row.income > 0', at, severity: 'block', message }],
    ...more,
  })

const values: JsonObject = { count: 5, ward: '11311', members: [{ _row: rowId, name: 'An', income: 0, share: 33.3 }] }
const valuesOf = (definition: FormDefinition): unknown =>
  validateValues(compiled(definition), values, testContext({}, [wardList])).map(({ params }) => params['values'])

describe('a failed rule brings the values of its message', () => {
  it.each<[string, JsonObject]>([
    ['Có {count} người, thừa {count - 2}.', { count: 5, 'count - 2': 3 }],
    ['{code_name("wards", ward)}: {members.size()} dòng', { 'code_name("wards", ward)': 'Phường Hồng Bàng', 'members.size()': 1 }],
    ['Không có {note}.', { note: null }],
  ])('%s', (message, expected) => {
    expect(valuesOf(withMessage(message))).toEqual([expected])
  })

  it('from its own row', () => {
    expect(valuesOf(withMessage('{row.name}: {row.share}', {}, '/members/@/income'))).toEqual([{ 'row.name': 'An', 'row.share': 33.3 }])
  })
})

it('a message without gaps brings none', () => {
  expect(validateValues(compiled(withMessage('Sai')), values, testContext()).map(({ params }) => params)).toEqual([{ ruleId: 'rule0000' }])
})

describe('refused at save, with the place in the message', () => {
  const issuesOf = (definition: FormDefinition): unknown => {
    const result = compileForm(definition)
    return result.ok ? [] : result.error.map(({ code, path, params }) => [code, path, params['start'] ?? null, params['end'] ?? null])
  }

  it.each<[string, string, number | null, number | null]>([
    ['Có {cuont} người', 'cel.type', 4, 9],
    ['Có {count + name} người', 'cel.type', 4, 16],
    ['Có {count +} người', 'cel.syntax', 11, 11],
    ['Có {members} người', 'cel.result', 4, 11],
    ['Có {count người', 'rule.message-brace', null, null],
  ])('%s: %s', (message, code, start, end) => {
    expect(issuesOf(withMessage(message))).toEqual([[code, '/rules/0/message', start, end]])
  })

  it('a translation without the same gaps', () => {
    const definition = withMessage('Có {count} người', { translations: { en: { rules: { rule0000: 'Has {n}' } } } })
    expect(issuesOf(definition)).toEqual([['rule.message-gaps', '/translations/en/rules/rule0000', null, null]])
    expect(issuesOf(withMessage('Có {count}', { translations: { en: { rules: { rule0000: '{count} there are' } } } }))).toEqual([])
  })

  it('a value whose field holds sensitive data', () => {
    const field = peopleSchema.properties?.['count']?.['x-phieu']?.id ?? ''
    const definition = withMessage('Có {count + 1}', { personalData: { [field]: { class: 'sensitive', why: 'Thử' } } })
    expect(issuesOf(definition)).toEqual([['rule.message-sensitive', '/rules/0/message', null, null]])
  })
})
