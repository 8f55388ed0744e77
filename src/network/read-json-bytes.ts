import { err, ok, type Result } from '#core/lib/result.ts'
import type { NetworkFailure } from './network-failure.ts'
import { readRefusal } from './read-answer.ts'

/**
 * An answer in JSON left unread, for whom reading it would hold up the page: a blob goes to a worker without being copied.
 * What comes without being JSON is `strange`.
 */
export async function readJsonBytes(response: Response, limit: number): Promise<Result<Blob, NetworkFailure>> {
  if (!response.ok) return err(await readRefusal(response))
  if (!/^application\/json\b/.test(response.headers.get('content-type') ?? '')) return err({ kind: 'strange' })
  const bytes = await response.blob()
  return bytes.size <= limit ? ok(bytes) : err({ kind: 'strange' })
}
