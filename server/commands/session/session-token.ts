import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits; only the cookie holds them. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database holds: a copy of the table opens no session. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
