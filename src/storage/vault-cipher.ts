import { err, ok } from '#core/lib/result.ts'
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
  /** `damaged` when the ciphertext was swapped, cut or belongs to another key. */
  open<T>(table: string, row: SealedRow): Promise<Stored<T>>
}

export function createVaultCipher(crypto: Crypto, key: CryptoKey): VaultCipher {
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
