import { buildRow, buildShape, familyShape, familyValues } from '#testing/form-shapes.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges } from './apply-changes.ts'
import { diffValues } from './diff.ts'

describe('changes of a record', () => {
  it('carry any record to any other', () => {
    fc.assert(
      fc.property(familyValues, familyValues, (a, b) => {
        expect(applyChanges(familyShape, a, diffValues(familyShape, a, b))).toEqual(b)
      }),
      { numRuns: 2000, seed: 145 },
    )
  })

  it('make a new record out of nothing', () => {
    fc.assert(
      fc.property(familyValues, (a) => {
        expect(applyChanges(familyShape, null, diffValues(familyShape, null, a))).toEqual(a)
      }),
      { numRuns: 500, seed: 145 },
    )
  })

  it('are none between a record and itself, whatever the order of its keys', () => {
    expect(
      diffValues(
        familyShape,
        { name: 'a', place: { street: 'b', point: { lat: 1, lon: 2 } } },
        { place: { point: { lon: 2, lat: 1 }, street: 'b' }, name: 'a' },
      ),
    ).toEqual({})
  })

  it('name a row by its identity, so that moving it does not touch its values', () => {
    const one = { _row: buildRow(1), share: 40 }
    const two = { _row: buildRow(2), share: 60 }
    expect(diffValues(familyShape, { members: [one, two] }, { members: [two, { ...one, share: 41 }] })).toEqual({
      '/members/#order': { base: [buildRow(1), buildRow(2)], value: [buildRow(2), buildRow(1)] },
      [`/members/@${buildRow(1)}/share`]: { base: 40, value: 41 },
    })
  })

  it('say what a removed row held', () => {
    expect(diffValues(familyShape, { members: [{ _row: buildRow(1), share: 40 }] }, { members: [] })).toEqual({
      '/members/#order': { base: [buildRow(1)], value: [] },
      [`/members/@${buildRow(1)}/share`]: { base: 40 },
    })
  })

  it('of a peer cannot reach the prototype of objects', () => {
    const values = applyChanges(buildShape({}), {}, { '/__proto__/polluted': { value: true }, '/constructor/x': { value: 1 } })
    expect(Object.hasOwn(values, '__proto__')).toBe(true)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})
