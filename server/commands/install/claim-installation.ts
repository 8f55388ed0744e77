import { randomUUID } from 'node:crypto'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Config } from '../../config.ts'
import type { Db } from '../../db/database.ts'

/**
 * Marks the database as a demonstration or a production one at its first start, and holds it to that for ever:
 * invented people must never mix with real records (`installation.mode`). `seeded` says whether the demonstration is filled.
 */
export async function claimInstallation(owner: Db, mode: Config['mode']): Promise<Result<{ seeded: boolean; epoch: string }>> {
  await owner
    .insertInto('installation')
    .values({ mode, epoch: randomUUID() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const found = await owner.selectFrom('installation').selectAll().executeTakeFirstOrThrow()
  if (found.mode !== mode) return err([issue('installation.mode', 'PHIEU_MODE', { found: found.mode, wanted: mode })])
  return ok({ seeded: found.seeded_at !== null, epoch: found.epoch })
}
