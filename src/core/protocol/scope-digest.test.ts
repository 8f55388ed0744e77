import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scopeDigest } from './scope-digest.ts'

test('the same records give the same digest, whatever their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 2 ** 40 }), { maxLength: 50 }), (seqs) => {
      expect(scopeDigest(seqs.toReversed())).toBe(scopeDigest(seqs))
    }),
  )
})

test('a record that is missing, too many, or old is seen, and two that make up for each other in the sum', () => {
  const held = Array.from({ length: 20_000 }, (_, i) => i * 3 + 1)
  const digest = scopeDigest(held)
  expect(scopeDigest(held.slice(1))).not.toBe(digest)
  expect(scopeDigest([...held, 2])).not.toBe(digest)
  expect(scopeDigest(held.with(500, 2))).not.toBe(digest)
  expect(scopeDigest(held.with(500, (held[500] ?? 0) + 1).with(900, (held[900] ?? 0) - 1))).not.toBe(digest)
  expect(scopeDigest([])).toBe('0.0.0')
})
