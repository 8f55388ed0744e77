import { buildId } from '#testing/builders.ts'
import { buildRow, familyShape, familyValues } from '#testing/form-shapes.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpId } from '../lib/ids.ts'
import { isJsonObject, type JsonObject } from '../lib/json.ts'
import { diffValues } from './diff.ts'
import { mergeChanges } from './merge.ts'
import { resolveConflict } from './resolve-conflict.ts'
import type { WaitingValues } from './waiting-values.ts'

const [r1, r2] = [buildRow(1), buildRow(2)]
const [k1, k2, k3] = [buildRow(11), buildRow(12), buildRow(13)]
const kid = (id: string, age: number) => ({ _row: id, age })
const member = (id: string, ...kids: readonly JsonObject[]) => ({ _row: id, share: 1, kids: [...kids] })
const opId = buildId<OpId>(1)

/** What is left when `theirs` came first and `ours` met it. */
const clash = (base: JsonObject, theirs: JsonObject, ours: JsonObject) => {
  const { values, conflicts } = mergeChanges(familyShape, { base, current: theirs, changes: diffValues(familyShape, base, ours) })
  const waiting: WaitingValues = Object.fromEntries(
    Object.entries(conflicts).map(([path, kept]) => [path, [{ ...kept, author: 'An', opId, revision: 3 }]]),
  )
  return { values, waiting }
}
const takeOther = (values: JsonObject, waiting: WaitingValues, path: string) =>
  resolveConflict(familyShape, values, waiting, { path, take: 'other' })

const base = { members: [member(r1, kid(k1, 1), kid(k2, 2)), member(r2)] }

describe('rows inside rows', () => {
  it('go and come with the row around them', () => {
    const { values, waiting } = clash(base, { members: [member(r2)] }, { members: [member(r1, kid(k1, 9), kid(k2, 2)), member(r2)] })
    expect(values).toEqual({ members: [member(r2)] })
    expect(takeOther(values, waiting, '/members/#order')).toEqual({
      values: { members: [member(r1, kid(k1, 9), kid(k2, 2)), member(r2)] },
      conflicts: {},
    })
  })

  it('that were added to a row which others removed come back with it', () => {
    const ours = { members: [member(r1, kid(k1, 1), kid(k2, 2), kid(k3, 3)), member(r2)] }
    const { values, waiting } = clash(base, { members: [member(r2)] }, ours)
    expect(values).toEqual({ members: [member(r2)] })
    expect(takeOther(values, waiting, '/members/#order')).toEqual({ values: ours, conflicts: {} })
  })

  it('keep a row that we removed when others changed one of them', () => {
    const theirs = { members: [member(r1, kid(k1, 1), kid(k2, 7)), member(r2)] }
    const { values, waiting } = clash(base, theirs, { members: [member(r2)] })
    expect(values).toEqual(theirs)
    expect(Object.keys(waiting)).toEqual(['/members/#order'])
    expect(takeOther(values, waiting, '/members/#order')).toEqual({ values: { members: [member(r2)] }, conflicts: {} })
  })

  it('stand as others left them in a row that we removed and they changed', () => {
    const membersOf = (values: JsonObject): readonly JsonObject[] =>
      Array.isArray(values['members']) ? values['members'].filter((each): each is JsonObject => isJsonObject(each)) : []
    fc.assert(
      fc.property(familyValues, familyValues, familyValues, (first, theirs, ours) => {
        const kept = new Set(membersOf(ours).map((each) => each['_row']))
        const gone = new Set(membersOf(first).flatMap((each) => (kept.has(each['_row']) ? [] : [each['_row']])))
        const standing = membersOf(clash(first, theirs, ours).values).filter((each) => gone.has(each['_row']))
        expect(standing).toEqual(standing.map((each) => membersOf(theirs).find((other) => other['_row'] === each['_row'])))
      }),
      { numRuns: 1000, seed: 145 },
    )
  })

  it('are chosen about one by one where both sides have the row around them', () => {
    const theirs = { members: [member(r1, kid(k2, 2)), member(r2)] }
    const { values, waiting } = clash(base, theirs, { members: [member(r1, kid(k1, 5), kid(k2, 2)), member(r2)] })
    expect(values).toEqual(theirs)
    expect(Object.keys(waiting)).toEqual([`/members/@${r1}/kids/#order`, `/members/@${r1}/kids/@${k1}/age`])
    expect(takeOther(values, waiting, `/members/@${r1}/kids/@${k1}/age`)).toBeNull()
    expect(takeOther(values, waiting, `/members/@${r1}/kids/#order`)).toEqual({
      values: { members: [member(r1, kid(k1, 5), kid(k2, 2)), member(r2)] },
      conflicts: {},
    })
  })

  it('leave nothing waiting that cannot be decided: orders from the outside in, then the values', () => {
    fc.assert(
      fc.property(familyValues, familyValues, familyValues, fc.boolean(), (first, theirs, ours, takesOther) => {
        let { values, waiting } = clash(first, theirs, ours)
        for (let steps = 0; Object.keys(waiting).length > 0; steps++) {
          expect(steps).toBeLessThan(60)
          const paths = Object.keys(waiting).sort((a, b) => a.split('/').length - b.split('/').length)
          const path = paths.find((each) => each.endsWith('/#order')) ?? paths[0] ?? ''
          const done = resolveConflict(familyShape, values, waiting, { path, take: takesOther ? 'other' : 'current' })
          expect(done, path).not.toBeNull()
          if (done === null) return
          values = done.values
          waiting = done.conflicts
        }
      }),
      { numRuns: 1000, seed: 145 },
    )
  })
})
