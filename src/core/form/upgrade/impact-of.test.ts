import { expect, it } from 'vitest'
import type { RecordId, UnitId } from '../../lib/ids.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { FormDefinition, Rule } from '../definition.ts'
import type { JsonSchema } from '../json-schema.ts'
import { compiled, testContext } from '../testing/compiled.ts'
import { smallDefinition, smallSchema } from '../testing/small-definition.ts'
import { tallyImpact } from './count-impact.ts'
import { impactOf } from './impact-of.ts'

const text = (id: string, rest: JsonSchema = {}): JsonSchema => ({ type: 'string', title: id, 'x-phieu': { id, type: 'text' }, ...rest })
const kind = (...codes: readonly string[]): JsonSchema => ({
  title: 'Loại',
  type: 'string',
  oneOf: codes.map((code) => ({ const: code, title: code })),
  'x-phieu': { id: 'kind0000', type: 'choice' },
})
const versions = (
  old: Readonly<Record<string, JsonSchema>>,
  next: Readonly<Record<string, JsonSchema>>,
  rest: Partial<FormDefinition> & { readonly schemaRest?: JsonSchema } = {},
): [CompiledForm, CompiledForm] => {
  const { schemaRest, ...definition } = rest
  return [
    compiled(smallDefinition({ uiSchema: {}, schema: smallSchema(old) })),
    compiled(smallDefinition({ uiSchema: {}, version: 2, schema: smallSchema(next, schemaRest), ...definition })),
  ]
}
const told = (forms: [CompiledForm, CompiledForm], values: JsonObject, reasons: Parameters<ReturnType<typeof impactOf>>[1] = []) => {
  const { loses, fails } = impactOf(...forms)(values, reasons, testContext())
  return { loses: Object.fromEntries(loses), fails: Object.fromEntries(fails) }
}
const nothing = { loses: {}, fails: {} }

it('says nothing of a record that goes through as it is', () => {
  const forms = versions({ old: text('old00000') }, { now: text('old00000') }, { upgrade: [{ kind: 'rename', from: '/old', to: '/now' }] })
  expect(told(forms, { name: 'An', old: 'x' })).toEqual(nothing)
})

it('tells a value kept aside at its field of the old version, whatever it was called on the way', () => {
  const forms = versions(
    { old: text('old00000') },
    {},
    {
      upgrade: [
        { kind: 'rename', from: '/old', to: '/way' },
        { kind: 'drop', at: '/way' },
      ],
    },
  )
  expect(told(forms, { name: 'An', old: 'x' })).toEqual({ loses: { '/old': 'upgrade.orphan' }, fails: {} })
  expect(told(forms, { name: 'An' })).toEqual(nothing)
})

it('tells a dropped group by the fields in it that have a value', () => {
  const group: JsonSchema = {
    type: 'object',
    title: 'Nhóm',
    properties: { a: text('aaaaaaaa'), b: text('bbbbbbbb') },
    'x-phieu': { id: 'group000', type: 'group' },
  }
  const forms = versions({ box: group }, {}, { upgrade: [{ kind: 'drop', at: '/box' }] })
  expect(told(forms, { name: 'An', box: { b: '1' } }).loses).toEqual({ '/box/b': 'upgrade.orphan' })
})

it('tells a value of a field that the new version does not show for this record any more', () => {
  const schemaRest: JsonSchema = {
    allOf: [
      {
        if: { properties: { kind: { const: 'other' } }, required: ['kind'] },
        then: { properties: { more: text('more0000') } },
      },
    ],
  }
  const forms = versions(
    { kind: kind('one', 'other'), more: text('more0000') },
    { kind: kind('one', 'other') },
    { schemaRest, upgrade: [] },
  )
  expect(told(forms, { name: 'An', kind: 'one', more: 'x' })).toEqual({ loses: { '/more': 'upgrade.hidden' }, fails: {} })
  expect(told(forms, { name: 'An', kind: 'other', more: 'x' })).toEqual(nothing)
})

it('tells a check that fails now and passed before, and whether a person has to decide', () => {
  const gone = versions({ kind: kind('one', 'two') }, { kind: kind('one') }, { upgrade: [] })
  expect(told(gone, { name: 'An', kind: 'two' }).fails).toEqual({ '/kind': { code: 'enum', decides: true } })
  expect(told(gone, { name: 'An', kind: 'one' })).toEqual(nothing)
  const shorter = versions({ note: text('note0000') }, { note: text('note0000', { maxLength: 3 }) }, { upgrade: [] })
  expect(told(shorter, { name: 'An', note: 'dài quá' }).fails).toEqual({ '/note': { code: 'maxLength', decides: false } })
  const needed = versions({}, { note: text('note0000') }, { upgrade: [], schemaRest: { required: ['name', 'note'] } })
  expect(told(needed, { name: 'An' }).fails).toEqual({ '/note': { code: 'required', decides: true } })
})

it('does not blame the new version for what failed before, also where the field has another name now', () => {
  const short = { maxLength: 3 }
  const forms = versions(
    { old: text('old00000', short) },
    { now: text('old00000', short) },
    { upgrade: [{ kind: 'rename', from: '/old', to: '/now' }] },
  )
  expect(told(forms, { name: 'An', old: 'dài quá' })).toEqual(nothing)
  expect(told(versions({}, {}, { upgrade: [] }), {})).toEqual(nothing)
})

it('counts rows: one that failed before does not hide another that fails now', () => {
  const rows = (share: JsonSchema): JsonSchema => ({
    type: 'array',
    title: 'Người',
    items: { type: 'object', properties: { share }, unevaluatedProperties: false },
    'x-phieu': { id: 'rows0000', type: 'repeat' },
  })
  const [a, b] = ['01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000002']
  const forms = versions(
    { rows: rows(text('share000', { maxLength: 6 })) },
    { rows: rows(text('share000', { maxLength: 3 })) },
    { upgrade: [] },
  )
  const values = (first: string, second: string): JsonObject => ({
    name: 'An',
    rows: [
      { _row: a, share: first },
      { _row: b, share: second },
    ],
  })
  expect(told(forms, values('1234567', '12345')).fails).toEqual({ '/rows/@/share': { code: 'maxLength', decides: false } })
  expect(told(forms, values('1234567', '123')).fails).toEqual({})
})

it('takes a reason that was given before for the warning of a rule that stands; a new warning asks for one', () => {
  const rule: Rule = { id: 'late0000', check: 'name == ""', at: '/day', severity: 'warn', message: 'Muộn' }
  const before = compiled(smallDefinition({ uiSchema: {} }))
  const after = compiled(smallDefinition({ uiSchema: {}, version: 2, upgrade: [], rules: [rule] }))
  const values = { name: 'An', day: '2026-11-01' }
  expect(told([before, after], values).fails).toEqual({ '/day': { code: 'reason.missing', decides: true } })
  expect(told([before, after], values, [{ ruleId: 'late0000', at: '/day', text: 'Bão' }])).toEqual(nothing)
})

it('counts a record once, however many of its fields it concerns, and keeps a few examples of each unit', () => {
  const tally = tallyImpact()
  const fails = new Map([
    ['/a', { code: 'enum', decides: true }],
    ['/b', { code: 'maxLength', decides: false }],
  ])
  const loses = new Map([['/a', 'upgrade.orphan' as const]])
  const id = <T extends string>(value: string) => value as T // any text will do
  for (let i = 0; i < 10; i++) tally.add({ unitId: id<UnitId>(`u${i % 2}`), recordId: id<RecordId>(`r${i}`) }, { loses, fails })
  tally.add({ unitId: id<UnitId>('u0'), recordId: id<RecordId>('r10') }, { loses: new Map(), fails: new Map() })
  const counts = tally.counts()
  expect(counts).toMatchObject({ losing: 10, failing: 10, deciding: 10, untouched: 1 })
  expect(counts.fields['/a']).toMatchObject({ loses: 10, fails: 10, decides: 10 })
  expect(counts.fields['/b']).toMatchObject({ loses: 0, fails: 10, decides: 0 })
  expect(counts.fields['/a']?.examples.map(({ recordId }) => recordId)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5'])
})
