import { createHash, randomBytes } from 'node:crypto'

/** The hash before the first entry of a chain. */
export const genesis: Buffer = Buffer.alloc(32)

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** `H(salt ‖ payload)`: the salt keeps a short payload from being guessed from its hash, and goes with it by erasure. */
export const contentHash = (salt: Buffer, payload: string): Buffer => sha256(salt, payload)

/** `H(previous ‖ number as 8 bytes, big-endian ‖ content hash)`. */
export function linkHash(previous: Buffer, number: number, content: Buffer): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(number))
  return sha256(previous, bytes, content)
}

/** The columns of the entry that follows a chain's head. */
export function nextEntry(chain: { readonly number: number; readonly head: Buffer }, payload: string) {
  const salt = randomBytes(16)
  const content = contentHash(salt, payload)
  const number = chain.number + 1
  return { number, payload, salt, content_hash: content, previous_hash: chain.head, hash: linkHash(chain.head, number, content) }
}

export interface ChainEntry {
  readonly number: number
  /** Null when erased by law; the hash stays. */
  readonly payload: string | null
  readonly salt: Buffer | null
  readonly contentHash: Buffer
  readonly previousHash: Buffer | null
  readonly hash: Buffer | null
}

/** How a chain's tables hold an entry. */
interface ChainRow {
  readonly number: number
  readonly payload: string | null
  readonly salt: Buffer | null
  readonly content_hash: Buffer
  readonly previous_hash: Buffer | null
  readonly hash: Buffer | null
}

export const chainEntry = ({ number, payload, salt, content_hash, previous_hash, hash }: ChainRow): ChainEntry => ({
  number,
  payload,
  salt,
  contentHash: content_hash,
  previousHash: previous_hash,
  hash,
})

export type ChainVerdict =
  | { readonly kind: 'intact'; readonly entries: number; readonly unsealed: number }
  /** The first entry that does not fit: edited, deleted, put in, or the tail cut off. */
  | { readonly kind: 'broken'; readonly at: number; readonly why: 'number' | 'content' | 'link' | 'tail' }

/**
 * Checks a whole chain. Entries at the end may be unsealed (`hash` null): their numbers and contents are checked.
 * @param entries ascending by number
 * @param head what the chain's owner row says: the last number given out, and the hash of the last sealed entry
 */
export function verifyChain(entries: readonly ChainEntry[], head: { readonly number: number; readonly hash: Buffer }): ChainVerdict {
  let previous = genesis
  let unsealed = 0
  for (const [i, entry] of entries.entries()) {
    if (entry.number !== i + 1) return { kind: 'broken', at: i + 1, why: 'number' }
    if (entry.payload !== null && (entry.salt === null || !contentHash(entry.salt, entry.payload).equals(entry.contentHash)))
      return { kind: 'broken', at: entry.number, why: 'content' }
    if (entry.hash === null) {
      unsealed++
      continue
    }
    if (unsealed > 0 || !entry.previousHash?.equals(previous) || !linkHash(previous, entry.number, entry.contentHash).equals(entry.hash))
      return { kind: 'broken', at: entry.number, why: 'link' }
    previous = entry.hash
  }
  if (entries.length !== head.number || !previous.equals(head.hash)) return { kind: 'broken', at: entries.length + 1, why: 'tail' }
  return { kind: 'intact', entries: entries.length, unsealed }
}
