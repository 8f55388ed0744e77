import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { must } from '../../lib/assert.ts'
import type { JsonObject } from '../../lib/json.ts'
import type { OpId, RecordId, UnitId, UserId } from '../../lib/ids.ts'
import type { Draft } from '../../record/draft.ts'
import { compileForm } from '../compile.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { FormDefinition, UpgradeStep } from '../definition.ts'
import type { JsonSchema } from '../json-schema.ts'
import { compiled, testContext } from '../testing/compiled.ts'
import { smallDefinition, smallSchema } from '../testing/small-definition.ts'
import { moveDraft } from './move-draft.ts'

const field = (id: string, rest: JsonSchema = {}, type = 'text'): JsonSchema =>
  ({ type: 'string', title: id, ...rest, 'x-phieu': { id: id.padEnd(8, '0'), type } }) as JsonSchema // a type of the registry
const members = (inner: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'array',
  title: 'Thành viên',
  'x-phieu': { id: 'members0', type: 'repeat' },
  items: {
    type: 'object',
    properties: { _row: { type: 'string', format: 'uuid' }, ...inner },
    required: ['_row'],
    unevaluatedProperties: false,
  },
})
const kind = (...codes: string[]): JsonSchema => field('kind', { oneOf: codes.map((code) => ({ const: code, title: code })) }, 'choice')
const definition = (version: number, properties: Readonly<Record<string, JsonSchema>>, upgrade?: UpgradeStep[], rest: JsonSchema = {}) =>
  smallDefinition({
    version,
    schema: smallSchema(properties, rest),
    uiSchema: {},
    ...(upgrade ? { upgrade } : {}),
  } as Partial<FormDefinition>) // the parts in hand

const first = definition(1, {
  phone: field('phone'),
  size: field('size', { type: 'integer' }, 'integer'),
  gone: field('gone'),
  kind: kind('a', 'b'),
  members: members({ share: field('share', { type: 'integer' }, 'integer') }),
})
const secondSteps: UpgradeStep[] = [
  { kind: 'drop', at: '/gone' },
  { kind: 'rename', from: '/phone', to: '/mobile' },
  { kind: 'rename', from: '/members/@/share', to: '/members/@/part' },
  { kind: 'convert', at: '/size', to: 'text' },
  { kind: 'default', at: '/copies', value: 1 },
]
const second = definition(
  2,
  {
    mobile: field('mobile'),
    size: field('size'),
    kind: kind('b', 'c'),
    copies: field('copies', { type: 'integer' }, 'integer'),
    email: field('email'),
    members: members({ part: field('share', { type: 'integer' }, 'integer') }),
  },
  secondSteps,
  { required: ['name', 'email'] },
)
const third = definition(
  3,
  { contact: field('mobile'), size: field('size', { format: 'date' }, 'date'), kind: kind('b', 'c'), email: field('email') },
  [
    { kind: 'rename', from: '/mobile', to: '/contact' },
    { kind: 'convert', at: '/size', to: 'date' },
    { kind: 'drop', at: '/copies' },
    { kind: 'drop', at: '/members' },
  ],
)

const v1 = compiled(first)
const later = (next: FormDefinition, ...between: FormDefinition[]): CompiledForm => {
  const made = compileForm(
    next,
    between.map(({ version, upgrade }) => ({ version, steps: upgrade ?? [] })),
  )
  return must(made.ok ? made.value : null, JSON.stringify(made))
}
const row = '01990000-0000-7000-8000-000000000001'
const draftOf = (form: CompiledForm, values: JsonObject, rest: Partial<Draft> = {}): Draft => ({
  recordId: '01990000-0000-7000-8000-00000000000a' as RecordId,
  unitId: '01990000-0000-7000-8000-00000000000b' as UnitId,
  authorId: '01990000-0000-7000-8000-00000000000c' as UserId,
  formRef: form.ref,
  base: { kind: 'new' },
  values,
  raw: {},
  listVersions: {},
  reasons: [],
  title: 'An',
  provisional: {},
  createdAt: 1,
  changedAt: 2,
  ...rest,
})
const fresh = { listVersions: {}, provisional: {} }
const context = testContext()
const values: JsonObject = { name: 'An', phone: '09', size: 12, gone: 'x', kind: 'a', members: [{ _row: row, share: 3 }] }

describe('a draft moved on to the next version', () => {
  const moved = moveDraft({ old: v1, next: later(second), draft: draftOf(v1, values), context, now: 9, fresh })

  it('keeps every value in its place or beside, and itself as it was', () => {
    expect(moved.draft).toMatchObject({
      formRef: compiled(second).ref,
      values: { name: 'An', mobile: '09', size: '12', kind: 'a', copies: 1, members: [{ _row: row, part: 3 }] },
      orphans: { '/gone': 'x' },
      changedAt: 9,
    })
    expect(moved.draft.before).toEqual(draftOf(v1, values))
  })

  it('tells what happens to this draft, line by line', () => {
    expect(moved.lines).toEqual([
      { kind: 'moved', from: '/phone', to: '/mobile', value: '09' },
      { kind: 'changed', from: '/size', to: '/size', before: 12, after: '12' },
      { kind: 'moved', from: `/members/@${row}/share`, to: `/members/@${row}/part`, value: 3 },
      { kind: 'filled', to: '/copies', after: 1 },
      { kind: 'aside', from: '/gone', value: 'x' },
      { kind: 'choose', to: '/kind' },
      { kind: 'fill', to: '/email' },
    ])
    expect(moved.counts).toEqual({ lost: 1, failed: 2, decided: 2 })
  })

  it('says nothing of what the draft does not have', () => {
    const empty = moveDraft({ old: v1, next: later(second), draft: draftOf(v1, { name: 'An' }), context, now: 9, fresh })
    expect(empty.lines).toEqual([
      { kind: 'filled', to: '/copies', after: 1 },
      { kind: 'fill', to: '/email' },
    ])
  })

  it('takes what the person chose', () => {
    const chosen = { '/kind': 'c' }
    const { draft } = moveDraft({ old: v1, next: later(second), draft: draftOf(v1, values), context, now: 9, fresh, chosen })
    expect(draft.values['kind']).toBe('c')
  })

  it('takes texts that did not read as a value along; where any text will do they are the value, without a place they are kept', () => {
    const raw = { '/size': 'mười hai', '/gone': 'dở', [`/members/@${row}/share`]: 'ba' }
    const { draft, counts } = moveDraft({
      old: v1,
      next: later(second),
      draft: draftOf(v1, { name: 'An', members: [{ _row: row }] }, { raw }),
      context,
      now: 9,
      fresh,
    })
    expect(draft.values['size']).toBe('mười hai')
    expect(draft.raw).toEqual({ [`/members/@${row}/part`]: 'ba' })
    expect(draft.orphans).toEqual({ '/gone': 'dở' })
    expect(counts.lost).toBe(1)
  })

  it('moves what it is based on, remarks and reasons too, so that only real changes are sent', () => {
    const base = { kind: 'after', opId: '01990000-0000-7000-8000-00000000000d' as OpId, values, comments: [{ path: '/phone' }] }
    const draft = draftOf(v1, values, { base: base as never, reasons: [{ ruleId: 'rule0000', at: '/phone', text: 'vì' }] }) // one member of a remark says enough
    const { draft: next } = moveDraft({ old: v1, next: later(second), draft, context, now: 9, fresh })
    expect(next.base).toMatchObject({ values: next.values, comments: [{ path: '/mobile' }] })
    expect(next.reasons).toEqual([{ ruleId: 'rule0000', at: '/mobile', text: 'vì' }])
  })
})

describe('a draft moved across several versions', () => {
  it('follows the maps of all of them, at once as one after the other', () => {
    const atOnce = moveDraft({ old: v1, next: later(third, second), draft: draftOf(v1, values), context, now: 9, fresh }).draft
    const v2 = later(second)
    const half = moveDraft({ old: v1, next: v2, draft: draftOf(v1, values), context, now: 8, fresh }).draft
    const steps = moveDraft({ old: v2, next: later(third, second), draft: half, context, now: 9, fresh }).draft
    expect(atOnce.values).toEqual({ name: 'An', contact: '09', kind: 'a' })
    expect(steps.values).toEqual(atOnce.values)
    expect(Object.keys(steps.orphans ?? {}).toSorted()).toEqual(['/copies', '/gone', '/members', '/size'])
    expect(steps.orphans).toEqual(atOnce.orphans)
    expect(steps.before?.before).toEqual(draftOf(v1, values))
  })
})

describe('whatever a draft holds', { timeout: 60_000 }, () => {
  const text = fc.constantFrom('a', 'b', 'Đặng', '05/11/2026', '12')
  const anyValues = fc.record(
    {
      name: text,
      phone: text,
      size: fc.integer({ min: 0, max: 99 }),
      gone: text,
      kind: fc.constantFrom('a', 'b'),
      members: fc.constant([{ _row: row, share: 7 }]),
    },
    { requiredKeys: [] },
  )
  const leaves = (value: unknown): string[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)]

  it('is there after the move, in it or beside it, and the draft of before comes back exactly', () => {
    const next = later(third, second)
    fc.assert(
      fc.property(anyValues, fc.dictionary(fc.constantFrom('/size', '/gone', '/phone'), text), (some, raw) => {
        const draft = draftOf(v1, some as JsonObject, { raw }) // made of JSON
        const frozen = structuredClone(draft)
        const { draft: moved, lines } = moveDraft({ old: v1, next, draft, context, now: 9, fresh })
        expect(moved.before).toEqual(frozen)
        const kept = leaves([moved.values, moved.orphans, moved.raw]).map((each) => each.replace('2026-11-05', '05/11/2026'))
        expect(leaves([some, raw]).filter((each) => !kept.includes(each))).toEqual([])
        const aside = lines.filter((line) => line.kind === 'aside')
        expect(aside.length).toBe(Object.keys(moved.orphans ?? {}).length)
      }),
      { numRuns: 100, seed: 5 },
    )
  })
})
