import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { Operation } from '#core/record/operation.ts'

/**
 * Tells whether an operation that comes again is the same one. `offlineMs` is not part of it: the device stamps it anew at each
 * sending, because the time waited in the outbox counts.
 */
export function operationHash(operation: Operation): string {
  const { offlineMs: _atSending, ...lasting } = operation
  // Read from JSON and checked by its schema, so every part is JSON.
  return sha256Hex(canonicalJson(lasting as unknown as JsonValue))
}
