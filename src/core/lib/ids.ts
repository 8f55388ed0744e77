import type { Brand } from './brand.ts'

/** A UUID in lower case with hyphens. Clients make UUIDv7 (locality in the index; neither an order nor a secret). */
export type Uuid = Brand<string, 'Uuid'>
export type UnitId = Brand<Uuid, 'UnitId'>
export type UserId = Brand<Uuid, 'UserId'>
export type RecordId = Brand<Uuid, 'RecordId'>
export type OpId = Brand<Uuid, 'OpId'>
export type DeviceId = Brand<Uuid, 'DeviceId'>
/** Identity of one row of a repeat, in its reserved property `_row`. */
export type RowId = Brand<Uuid, 'RowId'>

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isUuid = (text: unknown): text is Uuid => typeof text === 'string' && pattern.test(text)

/** The branded id, or null when the text is no UUID. `parseId<RecordId>(text)`. */
export const parseId = <Id extends Uuid>(text: unknown): Id | null =>
  // A brand adds no field: the pattern is the whole contract of every id.
  isUuid(text) ? (text as Id) : null

/**
 * UUIDv7 (RFC 9562 §5.7) from its ingredients, because core has neither clock nor randomness.
 * @param millis Unix time in milliseconds
 * @param random at least 10 random bytes
 */
export function uuidV7<Id extends Uuid>(millis: number, random: Uint8Array): Id {
  const bytes = new Uint8Array(16)
  let rest = Math.floor(millis)
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const text = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return text as Id // built to the pattern above
}

/** Makes a fresh id; the composition root supplies it from the clock and the platform's randomness. */
export type MakeId = <Id extends Uuid>() => Id
