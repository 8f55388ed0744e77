import { UPLOAD_DAYS } from '#core/protocol/files.ts'
import type { UnitId } from '#core/lib/ids.ts'
import type { Db } from '../../db/database.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { FileStore, SweepAges } from '../../files/file-store.ts'
import { SLOWEST_BODY } from '../../http/slow-body.ts'
import { serverActor } from '../audit/seal-access.ts'
import { dropBytes } from './drop-bytes.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const PARTIAL = UPLOAD_DAYS * DAY

export interface SweptFiles {
  /** That came half-way, and that nobody went on with. */
  readonly incoming: number
  /** That lay at their place without the database knowing them: a stop came between the one and the other. */
  readonly unknown: number
}

interface SweepDeps {
  readonly db: Db
  readonly files: FileStore
}

/** Removes from the disk what nothing leads to. What is about to be noted is younger than a day. */
export async function sweepFiles({ db, files }: SweepDeps, ages: SweepAges, now: number): Promise<SweptFiles> {
  const incoming = await files.sweep(ages, now)
  let unknown = 0
  for (const [unitId, hashes] of await files.kept(DAY, now)) {
    const actor = { userId: serverActor, units: [unitId], forms: '*', tests: '*' } as const
    const strange = await unknownOf(db, unitId, hashes)
    await dropBytes({ db, files }, actor, unitId, strange)
    unknown += strange.length
  }
  return { incoming, unknown }
}

async function unknownOf(db: Db, unitId: UnitId, hashes: readonly string[]): Promise<readonly string[]> {
  const actor = { userId: serverActor, units: [unitId], forms: '*', tests: '*' } as const
  const rows = await inTransaction(db, actor, (tx) =>
    tx.selectFrom('files').select('sha256').distinct().where('unit_id', '=', unitId).execute(),
  )
  const known = new Set(rows.map(({ sha256 }) => sha256))
  return hashes.filter((sha256) => !known.has(sha256))
}

export interface SweeperArgs extends SweepDeps {
  readonly clock: () => number
  readonly log: { info(facts: object, text: string): void; error(facts: object, text: string): void }
  /** Nobody but this process writes to the folder: what came in one go before it began will not go on. */
  readonly isAlone: boolean
}

/** Clears at once what came half-way before a stop, before anybody can send; then sweeps every hour. */
export async function startSweeper({ db, files, clock, log, isAlone }: SweeperArgs): Promise<{ stop(): Promise<void> }> {
  const tell = (swept: SweptFiles): void =>
    void (swept.incoming + swept.unknown > 0 && log.info({ ...swept }, 'files that nothing leads to: removed'))
  tell({ incoming: await files.sweep({ received: isAlone ? 0 : SLOWEST_BODY, partial: PARTIAL }, clock()), unknown: 0 })
  let running = Promise.resolve()
  const sweep = (): Promise<void> =>
    sweepFiles({ db, files }, { received: SLOWEST_BODY, partial: PARTIAL }, clock()).then(tell, (error: unknown) =>
      log.error({ err: error }, 'files that nothing leads to are still on the disk'),
    )
  const timer = setInterval(() => (running = running.then(sweep)), HOUR)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
