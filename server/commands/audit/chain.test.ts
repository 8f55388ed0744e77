import { expect, test } from 'vitest'
import { contentHash, genesis, linkHash, verifyChain, type ChainEntry } from './chain.ts'

function chainOf(payloads: readonly string[]): { entries: ChainEntry[]; head: { number: number; hash: Buffer } } {
  let hash = genesis
  const entries = payloads.map((payload, i): ChainEntry => {
    const salt = Buffer.alloc(16, i)
    const content = contentHash(salt, payload)
    const previousHash = hash
    hash = linkHash(previousHash, i + 1, content)
    return { number: i + 1, payload, salt, contentHash: content, previousHash, hash }
  })
  return { entries, head: { number: entries.length, hash } }
}
const at = <T>(list: readonly T[], i: number): T => list[i] as T // the tests know their lists

test('an untouched chain verifies, also with an entry erased by law', () => {
  const { entries, head } = chainOf(['a', 'b', 'c'])
  expect(verifyChain(entries, head)).toEqual({ kind: 'intact', entries: 3, unsealed: 0 })
  expect(verifyChain(entries.with(1, { ...at(entries, 1), payload: null, salt: null }), head).kind).toBe('intact')
})

test('an edited, deleted, added or cut-off entry is found', () => {
  const { entries, head } = chainOf(['a', 'b', 'c'])
  const b = at(entries, 1)
  expect(verifyChain(entries.with(1, { ...b, payload: 'x' }), head)).toEqual({ kind: 'broken', at: 2, why: 'content' })
  const rehashed = { ...b, payload: 'x', contentHash: contentHash(b.salt ?? genesis, 'x') }
  expect(verifyChain(entries.with(1, rehashed), head)).toEqual({ kind: 'broken', at: 2, why: 'link' })
  expect(verifyChain(entries.toSpliced(1, 1), head)).toEqual({ kind: 'broken', at: 2, why: 'number' })
  expect(verifyChain(entries.slice(0, 2), head)).toEqual({ kind: 'broken', at: 3, why: 'tail' })
  expect(verifyChain([...entries, { ...at(entries, 2), number: 4 }], head).kind).toBe('broken')
})
