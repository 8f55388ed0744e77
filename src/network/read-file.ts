import { err, ok, type Result } from '#core/lib/result.ts'
import type { NetworkFailure } from './network-failure.ts'
import { readRefusal } from './read-answer.ts'

/** The bytes of a file. What does not have the hash asked for (a captive portal's page, a cut answer) is `strange`. */
export async function readFile(response: Response, sha256: string): Promise<Result<Blob, NetworkFailure>> {
  if (!response.ok) return err(await readRefusal(response))
  const blob = await response.blob()
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()))
  const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hash === sha256 ? ok(blob) : err({ kind: 'strange' })
}
