/** The vault's key, encrypted under a key derived from the passphrase. Lies in clear in the vault's database. */
export interface PassphraseWrap {
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
  readonly iv: Uint8Array<ArrayBuffer>
  readonly data: ArrayBuffer
}

/** PBKDF2-SHA256 rounds: OWASP Password Storage Cheat Sheet (2023) asks for at least 600,000. */
export const PASSPHRASE_ITERATIONS = 600_000

/** @param context what the wrap belongs to (user and device): a wrap copied elsewhere does not open. */
export async function wrapKey(
  crypto: Crypto,
  rawKey: Uint8Array<ArrayBuffer>,
  passphrase: string,
  context: string,
): Promise<PassphraseWrap> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const kek = await deriveKey(crypto, passphrase, salt, PASSPHRASE_ITERATIONS)
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(context) }, kek, rawKey)
  return { salt, iterations: PASSPHRASE_ITERATIONS, iv, data }
}

/** The key, or null when the passphrase is not the one. Costs about a second on an old office computer. */
export async function unwrapKey(
  crypto: Crypto,
  wrap: PassphraseWrap,
  passphrase: string,
  context: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const kek = await deriveKey(crypto, passphrase, wrap.salt, wrap.iterations)
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv: wrap.iv, additionalData: new TextEncoder().encode(context) }, kek, wrap.data),
    )
  } catch {
    return null
  }
}

async function deriveKey(crypto: Crypto, passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  // NFC: the same word typed on two Vietnamese keyboards must be the same passphrase.
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}
