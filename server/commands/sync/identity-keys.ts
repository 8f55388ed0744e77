import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { FormDefinition } from '#core/form/definition.ts'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { fold } from '#core/lib/vietnamese.ts'
import { valueAt } from '#core/form/node-values.ts'

export interface IdentityKey {
  readonly keyNo: number
  readonly hmac: Buffer
}

/** Made once: it costs more than the digest. */
const keys = new WeakMap<Buffer, KeyObject>()

function keyOf(secret: Buffer): KeyObject {
  const key = keys.get(secret) ?? createSecretKey(secret)
  keys.set(secret, key)
  return key
}

/** Capitals, marks and spaces do not make another person. */
const normal = (value: JsonValue): JsonValue => (typeof value === 'string' ? fold(value) : value)

/**
 * The identity keys of a record that has all of a key's fields. Only their HMACs are stored beside the record:
 * a 12-digit number behind a plain hash is found by trying all of them.
 */
export function identityKeys(secret: Buffer, definition: FormDefinition, formKey: string, values: JsonObject): readonly IdentityKey[] {
  return definition.identityKeys.flatMap((paths, keyNo) => {
    const parts = paths.map((path) => valueAt(values, path))
    if (parts.some((part) => part === undefined || part === null || part === '')) return []
    const text = canonicalJson([formKey, keyNo, ...parts.map((part) => normal(part ?? null))])
    return [{ keyNo, hmac: createHmac('sha256', keyOf(secret)).update(text).digest() }]
  })
}
