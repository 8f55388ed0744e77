import type { Issue } from '#core/lib/issue.ts'
import { err, type Result } from '#core/lib/result.ts'

/** Why a request is not done: an HTTP status and a stable code that the client puts into words. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 421 | 422 | 426 | 429 | 500 | 503 | 507
  readonly code: string
  readonly issues?: readonly Issue[]
  /** Seconds, for `Retry-After`. */
  readonly retryAfter?: number
}

export const refuse = (status: Refusal['status'], code: string, rest: Omit<Refusal, 'status' | 'code'> = {}): Result<never, Refusal> =>
  err({ status, code, ...rest })
