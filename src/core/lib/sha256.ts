import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 as 64 lower-case hex digits; text as UTF-8. Synchronous, unlike WebCrypto, and the same on both sides. */
export const sha256Hex = (text: string | Uint8Array): string => bytesToHex(sha256(typeof text === 'string' ? utf8ToBytes(text) : text))
