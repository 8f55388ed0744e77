import type { FileValue } from '#core/form/field-types/file-value.ts'
import { err, ok } from '#core/lib/result.ts'
import type { FileOpenFailure, FilePutFailure, FileStore } from '../file-store.ts'

interface MemoryFilesOptions {
  /** Every file is refused so. */
  readonly putFailure?: FilePutFailure
  /** Why a file that was never put here cannot be opened. */
  readonly openFailure?: FileOpenFailure
}

/** Files of a form without a device behind it: for tests and the gallery. */
export function memoryFiles({ putFailure, openFailure = 'missing' }: MemoryFilesOptions = {}): FileStore {
  const kept = new Map<string, Blob>()
  return {
    async put(bytes, { name, type }) {
      if (putFailure !== undefined) return err(putFailure)
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
      kept.set(sha256, new Blob([bytes], { type }))
      const file: FileValue = { sha256, size: bytes.length, type, name }
      return ok(file)
    },
    async open({ sha256 }) {
      const blob = kept.get(sha256)
      return blob === undefined ? err(openFailure) : ok(blob)
    },
  }
}
