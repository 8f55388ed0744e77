import { err, ok } from '#core/lib/result.ts'
import { toBase64Url } from './base64url.ts'
import { DATA_VERSION } from './data-version.ts'
import type { Stored } from './vault.ts'

/** An encrypted row. `rev` counts the writes of the row, `v` is the meaning of what is inside. */
export interface SealedRow {
  readonly id: string
  readonly v: number
  readonly rev: number
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}

/** Encrypted bytes without a row around them. */
export type SealedBytes = Pick<SealedRow, 'v' | 'iv' | 'data'>

/**
 * AES-256-GCM under the vault's key. The additional data is `table|id|version.rev`, so a row that is moved to another place,
 * or whose number is changed, does not open.
 */
export interface VaultCipher {
  /** As `seal`, for bytes of a file; `place` says which file and which piece of how many. */
  sealBytes(place: string, bytes: Uint8Array<ArrayBuffer>): Promise<SealedBytes>
  /** Null when the ciphertext was swapped, cut, moved or belongs to another key. */
  openBytes(place: string, sealed: SealedBytes): Promise<ArrayBuffer | null>
  seal(table: string, id: string, rev: number, value: unknown): Promise<SealedRow>
  /** The same for the same text in this vault, and without its key nobody can tell which text it was. */
  tag(text: string): Promise<string>
  /** `damaged` when the ciphertext was swapped, cut or belongs to another key. */
  open<T>(table: string, row: SealedRow): Promise<Stored<T>>
}

/** What is made of the vault's key; neither can be taken out again. */
export interface VaultKeys {
  readonly seal: CryptoKey
  readonly tag: CryptoKey
}

export async function importVaultKeys({ subtle }: Pick<Crypto, 'subtle'>, raw: Uint8Array<ArrayBuffer>): Promise<VaultKeys> {
  const seal = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const root = await subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode('phieu|tag') }
  const tag = await subtle.deriveKey(derivation, root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])
  return { seal, tag }
}

export function createVaultCipher(crypto: Crypto, { seal: key, tag: tagKey }: VaultKeys): VaultCipher {
  const additionalData = (table: string, id: string, v: number, rev: number) => new TextEncoder().encode(`${table}|${id}|${v}.${rev}`)
  const placeData = (place: string, v: number) => new TextEncoder().encode(`${place}|${v}`)
  return {
    async sealBytes(place, bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const algorithm = { name: 'AES-GCM', iv, additionalData: placeData(place, DATA_VERSION) }
      return { v: DATA_VERSION, iv, data: await crypto.subtle.encrypt(algorithm, key, bytes) }
    },
    async openBytes(place, { v, iv, data }) {
      try {
        return await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: placeData(place, v) }, key, data)
      } catch {
        return null
      }
    },
    async tag(text) {
      return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', tagKey, new TextEncoder().encode(text))))
    },
    async seal(table, id, rev, value) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const text = new TextEncoder().encode(JSON.stringify(value))
      const data = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: additionalData(table, id, DATA_VERSION, rev) },
        key,
        text,
      )
      return { id, v: DATA_VERSION, rev, iv, data }
    },
    async open<T>(table: string, row: SealedRow): Promise<Stored<T>> {
      try {
        const algorithm = { name: 'AES-GCM', iv: row.iv, additionalData: additionalData(table, row.id, row.v, row.rev) }
        const text = await crypto.subtle.decrypt(algorithm, key, row.data)
        // Authenticated: only this code, holding this key, can have written it, with the meaning that `v` names.
        return ok(JSON.parse(new TextDecoder().decode(text)) as T)
      } catch {
        return err({ kind: 'damaged', table, id: row.id })
      }
    },
  }
}
