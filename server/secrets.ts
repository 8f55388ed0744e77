import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Type from 'typebox'
import Value from 'typebox/value'

/**
 * What must not lie in the database, so that a copy of it alone tells little: made at the first start, kept in the data folder
 * (`secrets.json`, 0600). Several servers of one city share a copy. It belongs into the backup: without it, records with the same
 * identity are not found any more, and the keys that devices deposited are lost.
 */
export interface Secrets {
  /** Key of the HMAC over identity keys (`record_keys`, `identity_keys`); 32 bytes. */
  readonly identityKey: Buffer
  /**
   * X25519, raw 32 bytes each in base64url: devices wrap their vault's key to `publicKey` (HPKE). The private one is kept for the
   * release procedure; releasing is not built yet.
   */
  readonly escrow: { readonly publicKey: string; readonly privateKey: string }
}

const Raw32 = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
const SecretsFile = Type.Object({ identityKey: Raw32, escrowPublicKey: Raw32, escrowPrivateKey: Raw32 })

const makeSecrets = () => {
  // A JWK carries the raw keys as base64url: `x` the public one, `d` the private one.
  const { x, d } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
  return { identityKey: randomBytes(32).toString('base64url'), escrowPublicKey: x, escrowPrivateKey: d }
}

/** The secrets of this data folder, made when missing; of two servers that start at once, one makes them. */
export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  const file = join(dataFolder, 'secrets.json')
  await mkdir(dataFolder, { recursive: true })
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(`${JSON.stringify(makeSecrets(), null, 2)}\n`)
    await handle.sync()
    await handle.close()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  await chmod(file, 0o600)
  const stored = Value.Parse(SecretsFile, JSON.parse(await readFile(file, 'utf8')))
  return {
    identityKey: Buffer.from(stored.identityKey, 'base64url'),
    escrow: { publicKey: stored.escrowPublicKey, privateKey: stored.escrowPrivateKey },
  }
}
