import { verify } from '@node-rs/argon2'

/** Argon2id at the least that OWASP's cheat sheet asks for: 19 MiB, 2 passes, 1 lane. */
export const argonOptions = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Of no password: verified against when the account does not exist, so that the answer takes as long. */
const decoy = '$argon2id$v=19$m=19456,t=2,p=1$YTJmNGM2ZTgxMDMyNTQ3Ng$8Tn9p1nMZhVYwH2VbN7hQYxvVUqg1o7zKcX5m4b3a2Y'

/** @param hash PHC text, or null when the account has no password or does not exist */
export async function passwordMatches(hash: string | null, password: string): Promise<boolean> {
  // Typed on another keyboard, the same letters may come decomposed.
  const matches = await verify(hash ?? decoy, password.normalize('NFC')).catch(() => false)
  return hash !== null && matches
}
