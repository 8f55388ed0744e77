import { setImmediate } from 'node:timers/promises'
import type { CodeLists } from '#core/form/code-list.ts'
import { tallyImpact } from '#core/form/upgrade/count-impact.ts'
import type { ImpactCounts } from '#core/form/upgrade/impact-counts.ts'
import { impactOf, type ImpactOf } from '#core/form/upgrade/impact-of.ts'
import { must } from '#core/lib/assert.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { Db } from '../../../db/database.ts'
import { contextsOf, storedBatch, storedByUnit, type CountedForm, type StoredValues } from './stored-batch.ts'

interface Counting {
  readonly db: Db
  readonly counted: CountedForm
  readonly fixed: { readonly asOf: string; readonly lists: CodeLists; readonly demo: boolean }
  /** Told after every batch; false: nobody waits for it any more. */
  readonly onProgress: (progress: { readonly checked: number; readonly total: number }) => Promise<boolean>
}

/** The batches of a unit, each read in a short transaction of its own. */
async function* batchesOf({ db, counted }: Counting, unitId: UnitId): AsyncGenerator<readonly StoredValues[]> {
  let after: RecordId | null = null
  for (;;) {
    const batch: readonly StoredValues[] = await storedBatch(db, counted, unitId, after)
    if (batch.length === 0) return
    yield batch
    after = batch.at(-1)?.recordId ?? null
  }
}

/** One function per earlier version, made when its first record comes. */
function judges({ counted }: Counting): (version: number) => ImpactOf {
  const made = new Map<number, ImpactOf>()
  return (version) => {
    const known = made.get(version)
    if (known) return known
    const judge = impactOf(must(counted.olds.get(version), `version ${version} can be used`), counted.next)
    made.set(version, judge)
    return judge
  }
}

/**
 * Walks the stored records of earlier versions, unit by unit, by their ids: a record that changes meanwhile is counted once. Between
 * two records other work of the server goes first.
 * @returns null when `onProgress` gave it up
 */
export async function countRecords(counting: Counting): Promise<ImpactCounts | null> {
  const units = await storedByUnit(counting.db, counting.counted)
  const total = [...units.values()].reduce((sum, records) => sum + records, 0)
  const judge = judges(counting)
  const tally = tallyImpact()
  let checked = 0
  if (!(await counting.onProgress({ checked, total }))) return null
  for (const unitId of units.keys())
    for await (const batch of batchesOf(counting, unitId)) {
      const contextOf = await contextsOf(counting.db, counting.counted, batch, counting.fixed)
      for (const record of batch) {
        tally.add(record, judge(record.version)(record.values, record.reasons, contextOf(record)))
        await setImmediate()
      }
      checked += batch.length
      if (!(await counting.onProgress({ checked, total: Math.max(total, checked) }))) return null
    }
  return tally.counts()
}
