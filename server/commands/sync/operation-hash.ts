import { hash } from 'node:crypto'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { JsonValue } from '#core/lib/json.ts'
import type { Operation } from '#core/record/operation.ts'

/**
 * Tells whether an operation that comes again is the same one. `offlineMs` is not part of it: the device stamps it anew at each
 * sending, because the time waited in the outbox counts.
 */
export function operationHash(operation: Operation): string {
  const known = hashes.get(operation)
  if (known !== undefined) return known
  const { offlineMs: _atSending, ...lasting } = operation
  // Read from JSON and checked by its schema, so every part is JSON.
  const made = hash('sha256', canonicalJson(lasting as unknown as JsonValue))
  hashes.set(operation, made)
  return made
}

/** Planning asks four times for each; an operation that has been read never changes. */
const hashes = new WeakMap<Operation, string>()
