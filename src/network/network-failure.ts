import type { Problem } from '#core/protocol/problem.ts'

/**
 * Why a request brought no answer, and who acts next:
 * offline, timeout → the device, later · unauthorized → the person signs in online · strange → the person looks at the network
 * (a captive portal answered, or something else that is not our server) · problem → as its `code` says.
 */
export type NetworkFailure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'strange' }
  /** The server refused. `retryAfter` in milliseconds, when it said how long to wait (429, 503). */
  | { readonly kind: 'problem'; readonly problem: Problem; readonly retryAfter: number | null }
