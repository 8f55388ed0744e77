import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Secrets } from '../secrets.ts'

export const testSecrets = (): Secrets => {
  const { x = '', d = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
  return { identityKey: randomBytes(32), escrow: { publicKey: x, privateKey: d } }
}
