import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import type { FormDefinition } from '../definition.ts'
import type { JsonSchema } from '../json-schema.ts'
import { compiled } from '../testing/compiled.ts'
import { smallDefinition } from '../testing/small-definition.ts'
import { proposeSteps, stepsOf } from './propose-steps.ts'
import { upgradeReport } from './upgrade-report.ts'
import { upgradeValues } from './upgrade-values.ts'

type Fields = Readonly<Record<string, JsonSchema>>
const field = (id: string, type: 'text' | 'integer' | 'yes-no' | 'date' | 'choice', rest: JsonSchema = {}): JsonSchema => ({
  title: id,
  type: type === 'integer' ? 'integer' : type === 'yes-no' ? 'boolean' : 'string',
  ...(type === 'date' ? { format: 'date' } : {}),
  'x-phieu': { id, type },
  ...rest,
})
const choice = (id: string, ...codes: readonly (readonly [string, string])[]): JsonSchema =>
  field(id, 'choice', { oneOf: codes.map(([code, title]) => ({ const: code, title })) })
const definition = (
  version: number,
  fields: Fields,
  rest: Partial<FormDefinition> = {},
  required: readonly string[] = [],
): FormDefinition =>
  smallDefinition({
    version,
    uiSchema: {},
    personalData: {},
    identityKeys: [],
    searchable: [],
    titleFields: ['/title'],
    schema: {
      type: 'object',
      properties: { title: field('title000', 'text'), ...fields },
      required: [...required],
      unevaluatedProperties: false,
    },
    ...rest,
  })

/** The proposals from one set of fields to another, and the next version with their map. */
function from(old: Fields, next: Fields, required: readonly string[] = []) {
  const before = compiled(definition(1, old))
  const proposals = proposeSteps(before, compiled(definition(2, next, {}, required)))
  const steps = stepsOf(proposals)
  const after = compiled(definition(2, next, { upgrade: [...steps] }, required))
  return { proposals, steps, report: upgradeReport(before, after), moved: (values: JsonObject) => upgradeValues(after, values, 1) }
}

describe('upgrade steps proposed from two versions', () => {
  it('nothing for a form that only gained what may stay empty', () => {
    expect(from({ a: field('aaaaaaaa', 'text') }, { a: field('aaaaaaaa', 'text'), b: field('bbbbbbbb', 'text') }).proposals).toEqual([])
  })

  it('a field of the same id under another name is renamed, of another type converted', () => {
    const { steps, report, moved } = from({ a: field('aaaaaaaa', 'text') }, { b: field('aaaaaaaa', 'integer') })
    expect(steps).toEqual([
      { kind: 'rename', from: '/a', to: '/b' },
      { kind: 'convert', at: '/b', to: 'integer' },
    ])
    expect(report.issues).toEqual([])
    expect(moved({ a: '12' })).toEqual({ values: { b: 12 }, orphans: {} })
  })

  it('a field that is gone is dropped; a new one of its kind may take its values, or two their parts', () => {
    const { proposals } = from({ a: field('aaaaaaaa', 'text') }, { b: field('bbbbbbbb', 'text'), c: field('cccccccc', 'text') })
    expect(proposals).toMatchObject([
      {
        why: 'dropped',
        step: { kind: 'drop', at: '/a' },
        alternatives: [
          { kind: 'rename', to: '/b' },
          { kind: 'rename', to: '/c' },
          { kind: 'split', into: ['/b', '/c'] },
        ],
      },
    ])
  })

  it('another field in the place of a dropped one gets its values only when the author says so', () => {
    const { proposals, moved } = from({ a: field('aaaaaaaa', 'text') }, { a: field('bbbbbbbb', 'text') })
    expect(proposals[0]?.alternatives).toContain(null)
    expect(moved({ a: 'cũ' })).toEqual({ values: {}, orphans: { '/a': 'cũ' } })
  })

  it('codes that are gone become those with the same words, the others are for people', () => {
    const { steps, proposals, report } = from(
      { a: choice('aaaaaaaa', ['1', 'Nam'], ['2', 'Nữ'], ['3', 'Khác']) },
      { a: choice('aaaaaaaa', ['m', 'Nam'], ['2', 'Nữ']) },
    )
    expect(steps).toEqual([{ kind: 'map-codes', at: '/a', codes: { '1': 'm' } }])
    expect(proposals[0]?.alternatives).toContainEqual({ kind: 'map-codes', at: '/a', codes: { '1': '2', '3': '2' } })
    expect(report.decisions).toMatchObject([{ code: 'upgrade.codes-gone', params: { codes: ['3'] } }])
  })

  it('a new required field begins with its default, or people fill it in', () => {
    const next = { b: field('bbbbbbbb', 'yes-no', { default: false }), c: choice('cccccccc', ['x', 'X'], ['y', 'Y']) }
    const { proposals, steps, report } = from({}, next, ['b', 'c'])
    expect(steps).toEqual([{ kind: 'default', at: '/b', value: false }])
    expect(proposals[1]).toMatchObject({ step: null, alternatives: [{ value: 'x' }, { value: 'y' }] })
    expect(report.decisions).toMatchObject([{ code: 'upgrade.new-required', path: '/c' }])
  })

  it('two fields that change names lose nothing', () => {
    const { report, moved } = from(
      { a: field('aaaaaaaa', 'text'), b: field('bbbbbbbb', 'text') },
      { a: field('bbbbbbbb', 'text'), b: field('aaaaaaaa', 'text') },
    )
    expect([report.issues, report.losses]).toEqual([[], []])
    expect(moved({ a: 'một', b: 'hai' })).toEqual({ values: { a: 'hai', b: 'một' }, orphans: {} })
  })

  it('rows move as a whole, and fields in them after them', () => {
    const rows = (id: string, fields: Fields): JsonSchema => ({
      title: id,
      type: 'array',
      'x-phieu': { id, type: 'repeat' },
      items: { type: 'object', properties: { _row: { type: 'string' }, ...fields }, required: ['_row'], unevaluatedProperties: false },
    })
    const { report, steps, moved } = from(
      { people: rows('rrrrrrrr', { name: field('nnnnnnnn', 'text'), age: field('gggggggg', 'text') }) },
      { members: rows('rrrrrrrr', { full: field('nnnnnnnn', 'text'), age: field('gggggggg', 'integer') }) },
    )
    expect(report.issues).toEqual([])
    expect(steps[0]).toEqual({ kind: 'rename', from: '/people', to: '/members' })
    const _row = '0190a0a0-0000-7000-8000-000000000001'
    expect(moved({ people: [{ _row, name: 'An', age: '7' }] })).toEqual({
      values: { members: [{ _row, full: 'An', age: 7 }] },
      orphans: {},
    })
  })

  const ids = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'dddddddd', 'eeeeeeee']
  const types = ['text', 'integer', 'yes-no', 'date', 'choice'] as const
  /** Names shuffled among fields, of which some are gone, new, or of another type. */
  const version = fc
    .tuple(
      fc.shuffledSubarray(ids, { minLength: 1 }),
      fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 5 }),
      fc.array(fc.constantFrom(...types), { minLength: 5, maxLength: 5 }),
    )
    .map(([chosen, names, kinds]): Fields =>
      Object.fromEntries(
        chosen.map((id, i) => {
          const type = kinds[i] ?? 'text'
          return [names[i] ?? id, type === 'choice' ? choice(id, ['x', 'X'], [`${id}y`, 'Y']) : field(id, type)]
        }),
      ),
    )
  const valueOf = (schema: JsonSchema): JsonObject[string] =>
    schema.type === 'integer' ? 7 : schema.type === 'boolean' ? true : schema.format === 'date' ? '2026-11-20' : schema.oneOf ? 'x' : 'chữ'

  it('taken as they are they make a map that is total, and every value is in the record or beside it', () => {
    fc.assert(
      fc.property(version, version, (old, next) => {
        const { report, moved, steps } = from(old, next)
        expect(report.issues, JSON.stringify(steps)).toEqual([])
        const values = Object.fromEntries(Object.entries(old).map(([name, schema]) => [name, valueOf(schema)]))
        const done = moved(values)
        expect(Object.keys(done.values).length + Object.keys(done.orphans).length).toBe(Object.keys(values).length)
        expect(Object.keys(done.values).every((name) => Object.hasOwn(next, name))).toBe(true)
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('a field that stays what it is never loses its value, whatever its name becomes', () => {
    fc.assert(
      fc.property(version, version, (old, next) => {
        const { moved } = from(old, next)
        for (const [name, schema] of Object.entries(old)) {
          const target = Object.entries(next).find(([, other]) => other['x-phieu']?.id === schema['x-phieu']?.id)
          if (target === undefined || target[1]['x-phieu']?.type !== schema['x-phieu']?.type) continue
          expect(moved({ [name]: valueOf(schema) })).toEqual({ values: { [target[0]]: valueOf(schema) }, orphans: {} })
        }
      }),
      { numRuns: 300, seed: 11 },
    )
  })
})
