import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { Operation } from '#core/record/operation.ts'

/** Tells whether an operation that comes again is the same one. */
export const operationHash = (operation: Operation): string =>
  // Read from JSON and checked by its schema, so every part is JSON.
  sha256Hex(canonicalJson(operation as unknown as JsonValue))
