import { expect, test } from 'vitest'
import { kindOf, mustWait, retryAfter, sheddingLimits, type Load } from './shedding.ts'

const none = { push: 0, pull: 0, file: 0, person: 0 }
const load = (active: Partial<Load['active']>, lag = 0): Load => ({
  active: { ...none, ...active },
  arriving: none,
  lag,
})

test.each([
  ['POST', '/api/v1/sync/push', 'push'],
  ['POST', '/api/v1/sync/pull', 'pull'],
  ['PUT', '/api/v1/units/u/records/r/files/abc', 'file'],
  ['PATCH', '/api/v1/units/u/records/r/uploads/abc', 'file'],
  ['GET', '/api/v1/units/u/records/r/files/abc', 'person'],
  ['GET', '/api/v1/records?q=a', 'person'],
  ['POST', '/api/v1/session', 'person'],
])('%s %s waits as %s', (method, path, kind) => {
  expect(kindOf(method, path)).toBe(kind)
})

test('what devices send waits first, what they fetch next, people last', () => {
  const some = { push: 1, pull: 1, person: 1 }
  const waiting = (lag: number) => (['push', 'pull', 'person'] as const).filter((kind) => mustWait(kind, load(some, lag), sheddingLimits))
  expect([0, 500, 1000, 5000].map(waiting)).toEqual([[], ['push'], ['push', 'pull'], ['push', 'pull', 'person']])
})

test('a full house lets no more in, and an empty one always one', () => {
  expect(mustWait('push', load({ push: sheddingLimits.active.push }), sheddingLimits)).toBe(true)
  expect(mustWait('push', load({ push: sheddingLimits.active.push - 1 }), sheddingLimits)).toBe(false)
  expect(mustWait('person', load({ push: sheddingLimits.active.push }), sheddingLimits)).toBe(false)
  expect(mustWait('push', load({ person: 50 }, 60_000), sheddingLimits)).toBe(false)
  const coming = { ...none, push: sheddingLimits.arriving.push }
  expect(mustWait('push', { ...load({}), arriving: coming }, sheddingLimits)).toBe(true)
})

test('all 114 communes may send two files at once over slow lines, and hold up nobody', () => {
  const slow = load({ file: 2 * 114 - 1 })
  expect((['file', 'push', 'pull', 'person'] as const).filter((kind) => mustWait(kind, slow, sheddingLimits))).toEqual([])
})

test('who is sent away comes back spread over the time that the others need', () => {
  expect(retryAfter(0, 500, 8, 0)).toBe(1)
  expect(retryAfter(106, 2000, 8, 0)).toBe(1)
  expect(retryAfter(106, 2000, 8, 0.5)).toBe(15)
  expect(retryAfter(106, 2000, 8, 1)).toBe(28)
  expect(retryAfter(100_000, 2000, 8, 1)).toBe(60)
})
