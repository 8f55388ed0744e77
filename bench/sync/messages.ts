import type { UnitId, UserId } from '#core/lib/ids.ts'

export interface BenchClerk {
  readonly userId: UserId
  readonly username: string
  readonly password: string
  readonly unitId: UnitId
}

/** What the server's process says once it listens. */
export interface ServerReady {
  readonly url: string
  readonly clerks: readonly BenchClerk[]
}

/** What it has used so far: seconds of processor time, bytes. */
export interface ServerUse {
  readonly server: number
  readonly database: number | null
  readonly rss: number
  readonly heapUsed: number
}
