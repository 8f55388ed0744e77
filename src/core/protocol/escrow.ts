import Type, { type Static } from 'typebox'

const Base64Url = { pattern: '^[A-Za-z0-9_-]+$' }

/**
 * POST /api/v1/devices/:deviceId/escrow → 204: the vault's key, wrapped to the server's public key (HPKE base mode,
 * RFC 9180, DHKEM X25519 with HKDF-SHA256). `enc` is the encapsulated key, `wrappedKey` the ciphertext with its tag.
 * Kept for the reader and that device only, for the release procedure; a newer one replaces it. Releasing is not built yet.
 */
export const EscrowRequest = Type.Object(
  {
    enc: Type.String({ ...Base64Url, minLength: 43, maxLength: 43 }),
    wrappedKey: Type.String({ ...Base64Url, minLength: 22, maxLength: 400 }),
  },
  { additionalProperties: false },
)
export type EscrowRequest = Static<typeof EscrowRequest>
