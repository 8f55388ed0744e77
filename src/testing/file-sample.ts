import type { JsonObject } from '#core/lib/json.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'

/** Bytes that begin like a PDF, all else different from one `seed` to the next. */
export function buildBytes(size: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length: size }, (_, i) => (i * 31 + seed * 17 + (i >> 8)) & 255)
  bytes.set(new TextEncoder().encode('%PDF-1.7').subarray(0, size))
  return bytes
}

/** As the value of a field. */
export const fileJson = ({ sha256, size, type, name }: FileValue): JsonObject => ({ sha256, size, type, name })

export const bytesOf = async (blob: Blob | null): Promise<Uint8Array | null> =>
  blob === null ? null : new Uint8Array(await blob.arrayBuffer())
