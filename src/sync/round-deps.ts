import type { OpId } from '#core/lib/ids.ts'
import type { Api } from '#network/api.ts'
import type { Catalogue } from '#storage/catalogue.ts'
import type { Vault } from '#storage/vault.ts'
import type { DraftsTold } from './draft-round.ts'

/**
 * What a round has tried to send, landed or not; noted before the request, so that a round which fails has noted it too:
 * what nothing is new about waits for the next turn instead of starting one.
 */
export interface Tried {
  readonly operations: Set<OpId>
  readonly files: Set<string>
}

/** When the copies were last compared with what the server says they should be; null: not since the exchange began. */
export interface Compared {
  at: number | null
}

/** What one round works with. */
export interface RoundDeps {
  readonly vault: Vault
  readonly catalogue: Catalogue
  readonly api: Api
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** A demonstration begins anew on purpose: nobody brings back what was in it before. */
  readonly isDemo: () => boolean
  /** Called whenever the server has answered. */
  readonly onHeard: () => void
  readonly tried: Tried
  /** Operations that alone ran out of time, the longest since its last try first: sent when nothing else is left. Kept from round to round. */
  readonly slow: Set<OpId>
  readonly draftsTold: DraftsTold
  readonly compared: Compared
  /** Aborted when the exchange is stopped: an upload may take a quarter of an hour, and somebody else may be at this device. */
  readonly stopped: AbortSignal
  /** Called when the list of forms has been renewed. */
  readonly onCatalogue: () => Promise<void>
  /** Called when records have come and more are to come; `received` counts those of this round. */
  readonly onReceived: (received: number) => Promise<void>
  /** Called before each file; `left` counts it. */
  readonly onFiles: (left: number) => Promise<void>
}
