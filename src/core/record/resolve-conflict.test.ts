import { describe, expect, it } from 'vitest'
import { buildRow, familyShape } from '#testing/form-shapes.ts'
import type { JsonObject } from '../lib/json.ts'
import { diffValues } from './diff.ts'
import { mergeChanges } from './merge.ts'
import { resolveConflict } from './resolve-conflict.ts'

const [r1, r2, r3] = [buildRow(1), buildRow(2), buildRow(3)]
const row = (id: string, share: number) => ({ _row: id, share })
const resolve = (
  values: JsonObject,
  conflicts: Parameters<typeof resolveConflict>[2],
  path: string,
  take: 'current' | 'other',
  seenRows?: readonly string[],
) => resolveConflict(familyShape, values, conflicts, { path, take, ...(seenRows && { seenRows }) })

/** What is left when `theirs` came first and `ours` met it. */
const clash = (base: JsonObject, theirs: JsonObject, ours: JsonObject) =>
  mergeChanges(familyShape, { base, current: theirs, changes: diffValues(familyShape, base, ours) })

describe('choosing between two values', () => {
  it('keeps the one that stands, or takes the other, and forgets the choice', () => {
    const conflicts = { '/name': { value: 'ours' }, '/note': {} }
    const values = { name: 'theirs', note: 'n' }
    expect(resolve(values, conflicts, '/name', 'current')).toEqual({ values, conflicts: { '/note': {} } })
    expect(resolve(values, conflicts, '/name', 'other')).toEqual({ values: { name: 'ours', note: 'n' }, conflicts: { '/note': {} } })
    expect(resolve(values, conflicts, '/note', 'other')).toEqual({ values: { name: 'theirs' }, conflicts: { '/name': { value: 'ours' } } })
    expect(resolve(values, conflicts, '/place/street', 'other')).toBeNull()
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
    expect(resolve(values, conflicts, '/members/#order', 'other', [r1, r2])).toEqual({
      values: { members: [row(r1, 1), row(r3, 3)] },
      conflicts: {},
    })
  })

  it('leaves a choice inside a row that both sides have', () => {
    const conflicts = { '/members/#order': { value: [r2, r1] }, [`/members/@${r1}/share`]: { value: 7 } }
    const after = resolve({ members: [row(r1, 1), row(r2, 2)] }, conflicts, '/members/#order', 'other')
    expect(after).toEqual({
      values: { members: [row(r2, 2), row(r1, 1)] },
      conflicts: { [`/members/@${r1}/share`]: { value: 7 } },
    })
  })
})
