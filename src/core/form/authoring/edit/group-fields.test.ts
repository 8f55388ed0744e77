import { describe, expect, it } from 'vitest'
import { must } from '../../../lib/assert.ts'
import type { FormDefinition } from '../../definition.ts'
import { compileForm } from '../../compile.ts'
import { smallDefinition } from '../../testing/small-definition.ts'
import { outlineOf } from '../outline.ts'
import { groupFields, sectionFromFields, standingOf, ungroupFields } from './group-fields.ts'

const field = (id: string, title: string) =>
  ({ title, type: 'string', 'x-phieu': { id: `${id}0000000`.slice(0, 8), type: 'text' } }) as const
const four = smallDefinition({
  schema: {
    type: 'object',
    properties: { a: field('a', 'Một'), b: field('b', 'Hai'), c: field('c', 'Ba'), d: field('d', 'Bốn') },
    unevaluatedProperties: false,
  },
  titleFields: ['/a'],
  identityKeys: [],
  searchable: [],
  personalData: {},
  rules: [],
  translations: {},
  uiSchema: {
    'ui:options': {
      sections: [
        { id: 'one', title: 'Phần một', fields: ['a', 'b'] },
        { id: 'two', title: 'Phần hai', fields: ['c', 'd'] },
      ],
    },
  },
})
let ids = 0
const makeId = () => `group${String(ids++).padStart(3, '0')}`
const key = (definition: FormDefinition, path: string) => must(outlineOf(definition).byPath.get(path), path).key
const order = (definition: FormDefinition) =>
  outlineOf(definition).sections.map(({ id, nodes }) => `${id}: ${nodes.map(({ name }) => name).join(' ')}`)

function done<T>(outcome: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error))
  return outcome.value
}

describe('grouping', () => {
  it('puts a group where the first of its fields stood, and taking it apart gives the order back', () => {
    const keys = [key(four, '/b'), key(four, '/c')]
    const grouped = done(groupFields(four, keys, 'Nhóm', makeId))
    expect(grouped.paths).toEqual(['/nhom'])
    expect(order(grouped.definition)).toEqual(['one: a nhom', 'two: d'])
    expect(must(outlineOf(grouped.definition).byPath.get('/nhom'), 'the group').children.map(({ name }) => name)).toEqual(['b', 'c'])
    expect(compileForm(grouped.definition).ok).toBe(true)

    const apart = done(ungroupFields(grouped.definition, key(grouped.definition, '/nhom')))
    expect(order(apart.definition)).toEqual(['one: a b c', 'two: d'])
    expect(apart.paths).toEqual(['/b', '/c'])
    expect(compileForm(apart.definition).ok).toBe(true)
  })

  it('takes nothing apart that is no group', () => {
    const outcome = ungroupFields(four, key(four, '/a'))
    expect(outcome.ok ? [] : outcome.error.map(({ code }) => code)).toEqual(['edit.no-place'])
  })

  it('makes a section of the chosen fields, behind the one they come from', () => {
    const made = done(sectionFromFields(four, [key(four, '/d'), key(four, '/b')], 'Phần mới'))
    expect(order(made.definition)).toEqual(['one: a', `${made.id}: b d`, 'two: c'])
  })
})

it('tells where a field stands by its neighbour, or by what it is the first of', () => {
  expect(standingOf(four, key(four, '/b'))).toEqual({ kind: 'after', title: 'Hai', after: 'Một' })
  expect(standingOf(four, key(four, '/c'))).toEqual({ kind: 'first', title: 'Ba', within: 'Phần hai' })
})
