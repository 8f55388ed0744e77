import type { Logger } from 'pino'
import type { MakeId } from '#core/lib/ids.ts'
import type { Config } from '../config.ts'
import type { Db } from '../db/database.ts'
import type { FileStore } from '../files/file-store.ts'
import type { ScanFile } from '../files/scan-file.ts'
import type { SheddingLimits } from './shedding.ts'
import type { Secrets } from '../secrets.ts'

/** What the application needs of the world; the composition root and the tests supply it. */
export interface AppDeps {
  readonly config: Pick<Config, 'mode' | 'tls' | 'trustProxy' | 'publicOrigin'>
  /** The version shown on the about screen. */
  readonly version: string
  /** The built application, or null: then only the API answers. */
  readonly appFolder: string | null
  /** Connections of the role that row-level security binds. */
  readonly db: Db
  readonly secrets: Secrets
  /** The bytes of files. */
  readonly files: FileStore
  /** Looks at each file before it is kept; null: nobody does. */
  readonly scan: ScanFile | null
  readonly log: Logger
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly makeId: MakeId
  /** Demonstration mode: empties and fills the city again. Null in production. */
  readonly resetDemo: (() => Promise<void>) | null
  /** Tests set how much is too much. */
  readonly shedding?: SheddingLimits
  /** Tests let the server check its own answers against the schemas that it publishes. */
  readonly checkAnswers?: boolean
}
