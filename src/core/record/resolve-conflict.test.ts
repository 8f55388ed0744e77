import { describe, expect, it } from 'vitest'
import { buildId } from '#testing/builders.ts'
import { buildRow, familyShape } from '#testing/form-shapes.ts'
import type { OpId } from '../lib/ids.ts'
import type { JsonObject, JsonValue } from '../lib/json.ts'
import { diffValues } from './diff.ts'
import { mergeChanges } from './merge.ts'
import { resolveConflict } from './resolve-conflict.ts'
import type { WaitingValues } from './waiting-values.ts'

const [r1, r2, r3] = [buildRow(1), buildRow(2), buildRow(3)]
const row = (id: string, share: number) => ({ _row: id, share })
const resolve = (
  values: JsonObject,
  conflicts: WaitingValues,
  path: string,
  take: 'current' | 'other',
  more: { readonly seenRows?: readonly string[]; readonly opId?: OpId } = {},
) => resolveConflict(familyShape, values, conflicts, { path, take, ...more })

const [one, two] = [buildId<OpId>(1), buildId<OpId>(2)]
const waits = (kept: { readonly value?: JsonValue }, opId = one) => ({ ...kept, author: 'An', opId, revision: 3 })
const waitAll = (kept: Readonly<Record<string, { readonly value?: JsonValue }>>, opId = one): WaitingValues =>
  Object.fromEntries(Object.entries(kept).map(([path, value]) => [path, [waits(value, opId)]]))

/** What is left when `theirs` came first and `ours` met it. */
const clash = (base: JsonObject, theirs: JsonObject, ours: JsonObject) => {
  const merged = mergeChanges(familyShape, { base, current: theirs, changes: diffValues(familyShape, base, ours) })
  return { values: merged.values, conflicts: waitAll(merged.conflicts) }
}

describe('choosing between values', () => {
  it('keeps the one that stands, or takes the other, and forgets the choice', () => {
    const [name, note] = [waitAll({ '/name': { value: 'ours' } }), waitAll({ '/note': {} })]
    const conflicts = { ...name, ...note }
    const values = { name: 'theirs', note: 'n' }
    expect(resolve(values, conflicts, '/name', 'current')).toEqual({ values, conflicts: note })
    expect(resolve(values, conflicts, '/name', 'other')).toEqual({ values: { name: 'ours', note: 'n' }, conflicts: note })
    expect(resolve(values, conflicts, '/note', 'other')).toEqual({ values: { name: 'theirs' }, conflicts: name })
    expect(resolve(values, conflicts, '/place/street', 'other')).toBeNull()
  })

  it('takes one of several when told which, and settles all of them', () => {
    const conflicts = { '/name': [waits({ value: 'first' }), waits({ value: 'second' }, two)] }
    const values = { name: 'theirs' }
    expect(resolve(values, conflicts, '/name', 'other')).toBeNull()
    expect(resolve(values, conflicts, '/name', 'other', { opId: two })).toEqual({ values: { name: 'second' }, conflicts: {} })
    expect(resolve(values, conflicts, '/name', 'current')).toEqual({ values, conflicts: {} })
    const old = { '/name': [{ ...waits({ value: 'old' }), opId: null }, waits({ value: 'second' }, two)] }
    expect(resolve(values, old, '/name', 'other')?.values).toEqual({ name: 'old' })
  })

  it('brings a row back with the values of the operation that is chosen, not with those of another', () => {
    const order = { value: [r1, r2] }
    const inRow = `/members/@${r2}/share`
    const conflicts = {
      '/members/#order': [waits(order), waits(order, two)],
      [inRow]: [waits({ value: 5 }), waits({ value: 9 }, two)],
    }
    expect(resolve({ members: [row(r1, 1)] }, conflicts, '/members/#order', 'other', { opId: two })).toEqual({
      values: { members: [row(r1, 1), row(r2, 9)] },
      conflicts: {},
    })
  })

  it('brings back a whole row that others removed while it was changed, with what it held', () => {
    const base = { members: [row(r1, 1), { ...row(r2, 2), name: 'hai' }] }
    const { values, conflicts } = clash(base, { members: [row(r1, 1)] }, { members: [row(r1, 1), { ...row(r2, 9), name: 'hai' }] })
    expect(resolve(values, conflicts, '/members/#order', 'other')).toEqual({
      values: { members: [row(r1, 1), { ...row(r2, 9), name: 'hai' }] },
      conflicts: {},
    })
    expect(resolve(values, conflicts, '/members/#order', 'current')).toEqual({ values, conflicts: {} })
    // The row has to come back before one of its values can be taken.
    expect(resolve(values, conflicts, `/members/@${r2}/share`, 'other')).toBeNull()
  })

  it('removes a row that others changed, and never one that they added meanwhile', () => {
    const base = { members: [row(r1, 1), row(r2, 2)] }
    const { values, conflicts } = clash(base, { members: [row(r1, 1), row(r2, 5), row(r3, 3)] }, { members: [row(r1, 1)] })
    expect(Object.keys(conflicts)).toEqual(['/members/#order'])
    expect(resolve(values, conflicts, '/members/#order', 'other', { seenRows: [r1, r2] })).toEqual({
      values: { members: [row(r1, 1), row(r3, 3)] },
      conflicts: {},
    })
  })

  it('leaves a choice inside a row that both sides have', () => {
    const inside = waitAll({ [`/members/@${r1}/share`]: { value: 7 } })
    const conflicts = { ...waitAll({ '/members/#order': { value: [r2, r1] } }), ...inside }
    const after = resolve({ members: [row(r1, 1), row(r2, 2)] }, conflicts, '/members/#order', 'other')
    expect(after).toEqual({
      values: { members: [row(r2, 2), row(r1, 1)] },
      conflicts: inside,
    })
  })
})
