import type { Connection } from './connection.ts'
import type { VaultCipher } from './vault-cipher.ts'
import type { VaultDatabase } from './vault-database.ts'
import type { VaultEvents } from './vault-events.ts'

/** What the parts of one open vault share. */
export interface VaultParts {
  readonly connection: Connection<VaultDatabase>
  readonly cipher: VaultCipher
  readonly events: VaultEvents
  /** Writes of this tab, one after the other. */
  readonly serial: <T>(task: () => Promise<T>) => Promise<T>
}
