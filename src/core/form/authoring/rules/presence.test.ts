import { describe, expect, it } from 'vitest'
import type { FormDefinition } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { declaredFields } from '../../declared-fields.ts'
import { createInstance } from '../../instance.ts'
import { compiled, testContext } from '../../testing/compiled.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { allForms } from '#testing/all-forms.ts'
import { setPresenceByFlag } from './computed-flag.ts'
import type { Logic } from './logic.ts'
import { presenceOf, requiredOf } from './presence-of.ts'
import { setPresence, setRequired } from './set-presence.ts'

const text = (id: string, title: string): JsonSchema => ({ title, type: 'string', 'x-phieu': { id, type: 'text' } })
const definition = (): FormDefinition =>
  smallDefinition({
    schema: smallSchema(
      {
        a: text('aaaaaaaa', 'A'),
        group: {
          title: 'Nhóm',
          type: 'object',
          'x-phieu': { id: 'group000', type: 'group' },
          properties: { kind: text('kind0000', 'Loại'), more: text('more0000', 'Thêm'), last: text('last0000', 'Cuối') },
          required: ['kind', 'more'],
          unevaluatedProperties: false,
        },
        rows: {
          title: 'Dòng',
          type: 'array',
          'x-phieu': { id: 'rows0000', type: 'repeat' },
          items: {
            type: 'object',
            properties: { _row: { type: 'string', format: 'uuid' }, kind: text('rkind000', 'Loại'), more: text('rmore000', 'Thêm') },
            required: ['_row', 'more'],
            unevaluatedProperties: false,
          },
        },
        c: text('cccccccc', 'C'),
      },
      {
        required: ['name', 'a'],
        allOf: [
          {
            if: { properties: { name: { const: 'x' } }, required: ['name'] },
            then: { properties: { shared: text('shared00', 'Chung'), other: text('other000', 'Khác') }, required: ['shared'] },
          },
        ],
      },
    ),
  })

const is = (from: 'record' | 'row', path: readonly string[], value: string): Logic => ({
  kind: 'compare',
  left: { kind: 'field', field: { from, path } },
  sign: '==',
  right: { kind: 'text', value },
})
const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const nameIs = (value: string) => is('record', ['name'], value)
const shown = (form: FormDefinition) => compiled(form).nodes.map((node) => node.path)

describe('the presence of a field', () => {
  it('is read from the branch that declares it', () => {
    expect(presenceOf(definition(), '/a')).toEqual({ kind: 'always' })
    expect(presenceOf(definition(), '/shared')).toEqual({ kind: 'when', logic: nameIs('x') })
    expect([requiredOf(definition(), '/shared').kind, requiredOf(definition(), '/other').kind]).toEqual(['always', 'never'])
    expect(presenceOf(definition(), '/nowhere')).toEqual({ kind: 'unknown' })
  })

  it('moves into the branch of an equal condition, required as before, shown where it was', () => {
    const next = must(setPresence(definition(), ['/a'], nameIs('x')))
    expect(next.schema.allOf).toHaveLength(1)
    expect(next.schema.allOf?.[0]?.then?.required).toEqual(['shared', 'a'])
    expect(next.schema.required).toEqual(['name'])
    expect(shown(next)).toEqual(shown(definition()))
    const instance = createInstance(compiled(next), { name: 'y' }, testContext())
    expect(instance.allIssues()).toEqual([])
  })

  it('leaves the other fields of a shared branch, which goes away with the last', () => {
    const one = must(setPresence(definition(), ['/shared'], nameIs('z')))
    expect(Object.keys(one.schema.allOf?.[0]?.then?.properties ?? {})).toEqual(['other'])
    expect(one.schema.allOf?.[1]?.then?.required).toEqual(['shared'])
    const none = must(setPresence(one, ['/shared', '/other'], null))
    expect(none.schema.allOf).toBeUndefined()
    expect([presenceOf(none, '/shared').kind, requiredOf(none, '/shared').kind]).toEqual(['always', 'always'])
    expect(shown(none)).toEqual(shown(definition()))
  })

  it('is conditional inside groups and rows, of their own fields', () => {
    const group = must(setPresence(definition(), ['/group/more'], is('record', ['group', 'kind'], 'k')))
    expect(group.schema.properties?.['group']?.allOf?.[0]?.if).toEqual({ properties: { kind: { const: 'k' } }, required: ['kind'] })
    expect(shown(group)).toEqual(shown(definition()))
    const rows = must(setPresence(group, ['/rows/@/more'], is('row', ['kind'], 'k')))
    expect(presenceOf(rows, '/rows/@/more')).toEqual({ kind: 'when', logic: is('row', ['kind'], 'k') })
    expect(rows.schema.properties?.['rows']?.items?.allOf?.[0]?.then?.required).toEqual(['more'])
    expect(rows.schema.properties?.['group']).toBe(group.schema.properties?.['group'])
  })

  it('changes nothing when it is so already', () => {
    const form = definition()
    expect(must(setPresence(form, ['/shared', '/other'], nameIs('x')))).toBe(form)
  })

  it('takes a hidden computed field where a schema cannot say the condition', () => {
    const late: Logic = {
      kind: 'compare',
      left: { kind: 'field', field: { from: 'record', path: ['day'] } },
      sign: '<',
      right: { kind: 'call', name: 'today', of: null, args: [] },
    }
    const refused = setPresence(definition(), ['/group/more'], late)
    expect(refused.ok ? [] : refused.error.map((each) => [each.code, each.path])).toEqual([['condition.needs-computed', '/group/more']])
    let count = 0
    const next = must(setPresenceByFlag(definition(), ['/group/more'], late, { title: 'Đã quá ngày', newId: () => `flag000${++count}` }))
    const instance = createInstance(compiled(next), { name: 'n', a: 'a', day: '2026-11-19', group: { kind: 'k' } }, testContext())
    expect(instance.allIssues().map((each) => each.path)).toEqual(['/group/more'])
    const early = createInstance(compiled(next), { name: 'n', a: 'a', day: '2026-11-21', group: { kind: 'k' } }, testContext())
    expect(early.allIssues()).toEqual([])
  })
})

describe('what is required', () => {
  it('is so on a condition, only while the field is there', () => {
    const next = must(setRequired(definition(), ['/shared', '/other'], is('record', ['a'], 'r')))
    expect(requiredOf(next, '/other')).toEqual({ kind: 'when', logic: is('record', ['a'], 'r') })
    const issues = (values: { name: string; a: string }) =>
      createInstance(compiled(next), values, testContext())
        .allIssues()
        .map((each) => each.path)
    expect(issues({ name: 'x', a: 'r' })).toEqual(['/shared', '/other'])
    expect([issues({ name: 'x', a: 'n' }), issues({ name: 'y', a: 'r' })]).toEqual([[], []])
    const moved = must(setPresence(next, ['/other'], nameIs('q')))
    expect(requiredOf(moved, '/other')).toEqual(requiredOf(next, '/other'))
    expect(must(setRequired(moved, ['/other'], 'never')).schema.allOf).toHaveLength(2)
  })
})

describe.each(allForms)('the fields of $key', (form) => {
  it('come back as they were when a condition is taken away and given again', () => {
    let compared = 0
    for (const { path } of declaredFields(form.schema)) {
      const [presence, required] = [presenceOf(form, path), requiredOf(form, path)]
      if (presence.kind !== 'when' || (required.kind !== 'always' && required.kind !== 'never')) continue
      const free = must(setPresence(form, [path], null))
      expect([path, presenceOf(free, path).kind, requiredOf(free, path)]).toEqual([path, 'always', required])
      const again = must(setPresence(free, [path], presence.logic))
      expect([presenceOf(again, path), requiredOf(again, path)]).toEqual([presence, required])
      // Compiling a form takes long; its first fields are told for all.
      if (compared++ < 3) expect(shown(again)).toEqual(shown(form))
    }
  })
})
