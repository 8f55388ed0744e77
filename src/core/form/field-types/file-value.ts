import { ownValue } from '../../lib/entrance.ts'
import { issue } from '../../lib/issue.ts'
import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import type { FormNode } from '../compiled-form.ts'
import { MAX_FILE_BYTES } from '../file-limits.ts'
import type { FieldFinding } from './field-type.ts'
import { plain } from './plain.ts'

/** What a record knows of a file: its bytes travel and lie apart from the record. */
export interface FileValue {
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  /** Media type. */
  readonly type: string
  readonly name: string
}

/** The value as a file, when it has the shape of one. */
export function fileValue(value: JsonValue | undefined): FileValue | null {
  if (!isJsonObject(value)) return null
  const [sha256, size, type, name] = ['sha256', 'size', 'type', 'name'].map((key) => ownValue(value, key))
  if (typeof sha256 !== 'string' || typeof size !== 'number' || typeof type !== 'string' || typeof name !== 'string') return null
  return /^[0-9a-f]{64}$/.test(sha256) && Number.isSafeInteger(size) ? { sha256, size, type, name } : null
}

export const maxBytesOf = (node: FormNode): number => Math.min(node.settings.maxBytes ?? MAX_FILE_BYTES, MAX_FILE_BYTES)

/** The name and the size: `ban-do.pdf (1,2 MB)`. */
export function fileInWords(value: JsonValue): string {
  const file = fileValue(value)
  if (file === null) return plain(value)
  return `${file.name} (${sizeInWords(file.size)})`
}

/** `1,2 MB`, `20 MB`, `340 kB`. @param size bytes */
export const sizeInWords = (size: number): string =>
  size >= 1e6 ? `${(size / 1e6).toFixed(1).replace('.0', '').replace('.', ',')} MB` : `${Math.max(1, Math.round(size / 1000))} kB`

/** `file.type`, `file.too-large`: what the field does not take. Whether the bytes are there and are what they say is the server's to see. */
export function checkFile(value: JsonValue, node: FormNode, accepted: readonly string[]): readonly FieldFinding[] {
  const file = fileValue(value)
  if (file === null) return []
  if (!accepted.includes(file.type)) return [issue('file.type', '', { type: file.type })]
  const limit = maxBytesOf(node)
  return file.size > limit ? [issue('file.too-large', '', { limit })] : []
}

/** A value of the right shape; no such file exists. */
export const sampleFile = (seed: number, type: string, extension: string): JsonValue => ({
  sha256: seed.toString(16).padStart(64, '0'),
  size: 1000 + seed,
  type,
  name: `tai-lieu-${seed}.${extension}`,
})
