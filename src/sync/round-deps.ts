import type { Api } from '#network/api.ts'
import type { Catalogue } from '#storage/catalogue.ts'
import type { Vault } from '#storage/vault.ts'

/** What one round works with. */
export interface RoundDeps {
  readonly vault: Vault
  readonly catalogue: Catalogue
  readonly api: Api
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** Called whenever the server has answered. */
  readonly onHeard: () => void
  /** Called when records have come and more are to come; `received` counts those of this round. */
  readonly onReceived: (received: number) => Promise<void>
  /** Called before each file; `left` counts it. */
  readonly onFiles: (left: number) => Promise<void>
}
