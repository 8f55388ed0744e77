import { createHash } from 'node:crypto'
import { must } from '#core/lib/assert.ts'
import { parseId, type Uuid } from '#core/lib/ids.ts'

/** A UUIDv8 (RFC 9562 §5.8) made from a name: the same name gives the same id everywhere. */
export function derivedId<Id extends Uuid>(name: string): Id {
  const bytes = createHash('sha256').update(`phieu ${name}`, 'utf8').digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  const text = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return must(parseId<Id>(text), 'a derived id is a UUID')
}
