import type { OpId, RecordId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Draft } from '#core/record/draft.ts'
import type { Operation } from '#core/record/operation.ts'

export interface Saved {
  /** The device. */
  readonly by: string
  readonly operation: Operation
}

/** What people were told, kept apart from everything that is tested: the oracle compares the world with it. */
export interface Ledger {
  /** Saves of which somebody was told "saved on this device". */
  readonly saves: ReadonlyMap<OpId, Saved>
  /** Saves that were begun: those of killed tabs may have come through or not. */
  readonly begun: ReadonlyMap<OpId, Saved>
  /** Decisions of reviewers that the server answered. */
  readonly decisions: ReadonlySet<OpId>
  /** By device and record: the values of the draft that was last told to be saved. */
  readonly drafts: ReadonlyMap<string, ReadonlyMap<RecordId, JsonObject>>
  drafted(by: string, draft: Draft): void
  draftGone(by: string, recordId: RecordId): void
  attempted(by: string, operation: Operation): void
  acknowledged(by: string, operation: Operation): void
  decided(opId: OpId): void
}

export function createLedger(): Ledger {
  const saves = new Map<OpId, Saved>()
  const begun = new Map<OpId, Saved>()
  const decisions = new Set<OpId>()
  const drafts = new Map<string, Map<RecordId, JsonObject>>()
  const draftsOf = (by: string) => {
    const own = drafts.get(by) ?? new Map<RecordId, JsonObject>()
    drafts.set(by, own)
    return own
  }
  return {
    saves,
    begun,
    decisions,
    drafts,
    drafted: (by, draft) => void draftsOf(by).set(draft.recordId, draft.values),
    draftGone: (by, recordId) => void draftsOf(by).delete(recordId),
    attempted: (by, operation) => void begun.set(operation.opId, { by, operation }),
    acknowledged(by, operation) {
      saves.set(operation.opId, { by, operation })
      draftsOf(by).delete(operation.recordId)
    },
    decided: (opId) => void decisions.add(opId),
  }
}
