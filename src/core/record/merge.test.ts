import { buildRow, familyShape, familyValues } from '#testing/form-shapes.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../lib/json.ts'
import { applyChanges } from './apply-changes.ts'
import { diffValues } from './diff.ts'
import { flattenValues } from './flatten-values.ts'
import { jsonEqual } from './json-equal.ts'
import { mergeChanges } from './merge.ts'

const merge = (base: JsonObject, theirs: JsonObject, ours: JsonObject) =>
  mergeChanges(familyShape, { base, current: theirs, changes: diffValues(familyShape, base, ours) })

const [r1, r2, r3, r4] = [buildRow(1), buildRow(2), buildRow(3), buildRow(4)]
const row = (id: string, share: number) => ({ _row: id, share })

describe('mergeChanges', () => {
  it('gives our record when nobody else changed anything', () => {
    fc.assert(
      fc.property(familyValues, familyValues, (base, ours) => {
        const merged = merge(base, base, ours)
        expect(merged).toEqual({ values: ours, theirs: [], conflicts: {} })
      }),
      { numRuns: 1000, seed: 145 },
    )
  })

  it('gives their record when we changed nothing, and names what they changed', () => {
    fc.assert(
      fc.property(familyValues, familyValues, (base, theirs) => {
        const merged = merge(base, theirs, base)
        expect(merged.values).toEqual(theirs)
        expect(merged.theirs).toEqual(Object.keys(diffValues(familyShape, base, theirs)).sort())
      }),
      { numRuns: 500, seed: 145 },
    )
  })

  it('loses no value of either side: each is in the result or in the conflicts', () => {
    fc.assert(
      fc.property(familyValues, familyValues, familyValues, (base, theirs, ours) => {
        const merged = merge(base, theirs, ours)
        const result = flattenValues(familyShape, merged.values)
        for (const [path, change] of Object.entries(diffValues(familyShape, base, ours))) {
          if (change.value === undefined || path.endsWith('#order') || jsonEqual(change.value, {})) continue
          const kept = jsonEqual(result.get(path), change.value) || jsonEqual(merged.conflicts[path]?.value, change.value)
          // A group replaced by a single value (or the other way round) cannot hold both; no validator admits such a record.
          if (!kept) expect([...result.keys()].some((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`))).toBe(true)
        }
      }),
      { numRuns: 1000, seed: 145 },
    )
  })

  it('does not depend on the order in which the changes arrive', () => {
    fc.assert(
      fc.property(familyValues, familyValues, familyValues, (base, current, ours) => {
        const changes = diffValues(familyShape, base, ours)
        const reversed = Object.fromEntries(Object.entries(changes).reverse())
        expect(mergeChanges(familyShape, { base, current, changes: reversed })).toEqual(
          mergeChanges(familyShape, { base, current, changes }),
        )
      }),
      { numRuns: 500, seed: 145 },
    )
  })

  it('keeps both when different fields were changed, whoever comes first', () => {
    const base = { name: 'a', note: 'n', members: [row(r1, 1), row(r2, 2)] }
    const theirs = { ...base, name: 'b', members: [row(r1, 1), row(r2, 22)] }
    const ours = { name: 'a', note: 'm', members: [row(r1, 11), row(r2, 2)] }
    const both = { name: 'b', note: 'm', members: [row(r1, 11), row(r2, 22)] }
    expect(merge(base, theirs, ours)).toEqual({ values: both, theirs: [`/members/@${r2}/share`, '/name'], conflicts: {} })
    expect(merge(base, ours, theirs).values).toEqual(both)
  })

  it('keeps the current value of a field that both changed, with ours beside it', () => {
    expect(merge({ name: 'a' }, { name: 'b' }, { name: 'c' })).toEqual({
      values: { name: 'b' },
      theirs: [],
      conflicts: { '/name': { value: 'c' } },
    })
    expect(merge({ name: 'a' }, { name: 'b' }, {})).toEqual({ values: { name: 'b' }, theirs: [], conflicts: { '/name': {} } })
    expect(merge({ name: 'a' }, { name: 'b' }, { name: 'b' }).conflicts).toEqual({})
  })

  it('takes in the rows that each side added, each after the row it was put after', () => {
    const base = { members: [row(r1, 1), row(r2, 2)] }
    const theirs = { members: [row(r1, 1), row(r2, 2), row(r3, 3)] }
    const ours = { members: [row(r1, 1), row(r4, 4), row(r2, 2)] }
    expect(merge(base, theirs, ours)).toEqual({
      values: { members: [row(r1, 1), row(r4, 4), row(r2, 2), row(r3, 3)] },
      theirs: [`/members/@${r3}/share`],
      conflicts: {},
    })
  })

  it('keeps a row that we removed and they changed, and asks', () => {
    const merged = merge({ members: [row(r1, 1), row(r2, 2)] }, { members: [row(r1, 9), row(r2, 2)] }, { members: [row(r2, 2)] })
    expect(merged.values).toEqual({ members: [row(r1, 9), row(r2, 2)] })
    expect(merged.conflicts).toEqual({ '/members/#order': { value: [r2] } })
  })

  it('keeps our values of a row that they removed and we changed, and asks', () => {
    const base = { members: [{ ...row(r1, 1), name: 'x' }, row(r2, 2)] }
    const merged = merge(base, { members: [row(r2, 2)] }, { members: [{ ...row(r1, 7), name: 'x' }, row(r2, 2)] })
    expect(merged.values).toEqual({ members: [row(r2, 2)] })
    expect(merged.conflicts).toEqual({
      '/members/#order': { value: [r1, r2] },
      [`/members/@${r1}/name`]: { value: 'x' },
      [`/members/@${r1}/share`]: { value: 7 },
    })
  })

  it('lets a row go that both removed', () => {
    expect(merge({ members: [row(r1, 1), row(r2, 2)] }, { members: [row(r2, 2)] }, { members: [row(r2, 2)] })).toEqual({
      values: { members: [row(r2, 2)] },
      theirs: [],
      conflicts: {},
    })
  })

  it('takes our order of rows when only we moved them, and asks when both did', () => {
    const base = { members: [row(r1, 1), row(r2, 2), row(r3, 3)] }
    const moved = { members: [row(r3, 3), row(r1, 1), row(r2, 2)] }
    expect(merge(base, { members: [...base.members, row(r4, 4)] }, moved).values).toEqual({
      members: [row(r3, 3), row(r4, 4), row(r1, 1), row(r2, 2)],
    })
    const both = merge(base, { members: [row(r2, 2), row(r1, 1), row(r3, 3)] }, moved)
    expect(both.values).toEqual({ members: [row(r2, 2), row(r1, 1), row(r3, 3)] })
    expect(both.conflicts).toEqual({ '/members/#order': { value: [r3, r1, r2] } })
  })

  it('builds on what the author saw: an unseen change of an operation merged in between is not overwritten', () => {
    const changes = diffValues(familyShape, { name: 'a' }, { name: 'c' })
    const merged = mergeChanges(familyShape, { base: { name: 'b' }, current: { name: 'b' }, changes })
    expect(merged.conflicts).toEqual({ '/name': { value: 'c' } })
    expect(applyChanges(familyShape, { name: 'b' }, changes)).toEqual({ name: 'c' })
  })
})
