import type { Static, TSchema } from 'typebox'
import Value from 'typebox/value'
import { parseUntrustedJson } from '#core/lib/entrance.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { Problem } from '#core/protocol/problem.ts'
import type { NetworkFailure } from './network-failure.ts'

/** What an endpoint answers; `null` stands for nothing (204). */
export type Answered<S extends TSchema | null> = S extends TSchema ? Static<S> : void

/** The answer as the schema says, or what stood in its place. A captive portal's page with status 200 is `strange`, not success. */
export async function readAnswer<S extends TSchema | null>(response: Response, schema: S): Promise<Result<Answered<S>, NetworkFailure>> {
  if (!response.ok) return err(await readRefusal(response))
  if (schema === null) return response.status === 204 ? ok(undefined as Answered<S>) : err({ kind: 'strange' }) // void, for a null schema
  if (!isJson(response)) return err({ kind: 'strange' })
  const parsed = parseUntrustedJson(await response.text())
  return parsed.ok && Value.Check(schema, parsed.value) ? ok(parsed.value as Answered<S>) : err({ kind: 'strange' }) // just checked
}

const isJson = (response: Response): boolean => /^application\/(problem\+)?json\b/.test(response.headers.get('content-type') ?? '')

export async function readRefusal(response: Response): Promise<NetworkFailure> {
  const parsed = isJson(response) ? parseUntrustedJson(await response.text()) : null
  const problem = parsed?.ok === true && Value.Check(Problem, parsed.value) ? parsed.value : null
  if (problem !== null && response.status === 401) return { kind: 'unauthorized' }
  const retryAfter = readRetryAfter(response)
  if (problem !== null) return { kind: 'problem', problem, retryAfter }
  // Proxies on the way answer these in their own words; all else without our words comes from somebody else.
  if (![413, 429, 500, 502, 503, 504].includes(response.status)) return { kind: 'strange' }
  const { status } = response
  return { kind: 'problem', problem: { type: 'about:blank', title: '', status, code: `http.${status}`, requestId: '' }, retryAfter }
}

/** Seconds only: our server sends no dates, and the device's clock may be wrong. */
function readRetryAfter(response: Response): number | null {
  const text = response.headers.get('retry-after') ?? ''
  return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : null
}
