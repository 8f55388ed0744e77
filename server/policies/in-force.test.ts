import { describe, expect, test } from 'vitest'
import { unitIdOf } from '../seed/unit-id.ts'
import { hasOpened, inForce, isInForce, isOpenEverywhere, type Opening } from './in-force.ts'

const a = unitIdOf('commune-11560')
const b = unitIdOf('commune-11311')
const day = (n: number): Date => new Date(Date.UTC(2026, 10, n))
const version = (n: number, opens: number | null, rest: Partial<Opening> = {}): Opening => ({
  version: n,
  status: 'published',
  opens_at: opens === null ? null : day(opens),
  first_units: null,
  first_opens_at: null,
  ...rest,
})
const at = (versions: readonly Opening[], unit: typeof a | null, n: number): number | null =>
  inForce(versions, unit, day(n))?.version ?? null

describe('the version in force', () => {
  test('is the one that opened last, and the newer of two that opened together', () => {
    expect(at([version(1, 1), version(2, 5)], a, 4)).toBe(1)
    expect(at([version(1, 1), version(2, 5)], a, 5)).toBe(2)
    expect(at([version(2, 1), version(1, 1)], a, 5)).toBe(2)
    expect(at([version(1, null, { status: 'draft' })], a, 5)).toBeNull()
  })

  test('an earlier one that opens anew is in force again, until a newer one opens after it', () => {
    const versions = [version(1, 8), version(2, 5), version(3, 12)]
    expect([at(versions, a, 7), at(versions, a, 9), at(versions, a, 12)]).toEqual([2, 1, 3])
  })

  test('one that opens first in some units leaves the others their own', () => {
    const versions = [version(1, 1), version(2, null, { first_units: [a], first_opens_at: day(5) })]
    expect([at(versions, a, 6), at(versions, b, 6), at(versions, null, 6)]).toEqual([2, 1, 1])
    expect(isInForce(versions, versions[1]!, day(6))).toBe(true)
    expect([isOpenEverywhere(versions[1]!, day(6)), hasOpened(versions[1]!, day(6)), hasOpened(versions[1]!, day(4))]).toEqual([
      false,
      true,
      false,
    ])
    const everywhere = [version(1, 1), version(2, 9, { first_units: [a], first_opens_at: day(5) })]
    expect([at(everywhere, a, 8), at(everywhere, b, 8), at(everywhere, b, 9)]).toEqual([2, 1, 2])
  })

  test('when it is closing no older one takes its place', () => {
    expect(at([version(1, 1), version(2, 5, { status: 'closing' })], a, 6)).toBeNull()
    expect(at([version(1, 1, { status: 'closed' }), version(2, 5)], a, 6)).toBe(2)
  })
})
