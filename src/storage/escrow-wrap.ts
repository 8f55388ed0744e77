import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { EscrowRequest } from '#core/protocol/escrow.ts'
import { fromBase64Url, toBase64Url } from './base64url.ts'

/** Tells this use of the server's key from any other; who opens the wrap has to name the same text. */
export const ESCROW_INFO = 'phieu-escrow-v1'

export const escrowSuite = (): CipherSuite =>
  new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/**
 * The vault's key for the server's safe: HPKE base mode (RFC 9180), bound to user and device.
 * @param publicKey X25519, base64url, from the session
 * @param context additional data, `<user id>|<device id>`
 */
export async function wrapForEscrow(rawKey: Uint8Array<ArrayBuffer>, publicKey: string, context: string): Promise<EscrowRequest> {
  const suite = escrowSuite()
  const recipientPublicKey = await suite.kem.importKey('raw', fromBase64Url(publicKey).buffer, true)
  const sender = await suite.createSenderContext({ recipientPublicKey, info: new TextEncoder().encode(ESCROW_INFO) })
  const sealed = await sender.seal(rawKey, new TextEncoder().encode(context))
  return { enc: toBase64Url(new Uint8Array(sender.enc)), wrappedKey: toBase64Url(new Uint8Array(sealed)) }
}
