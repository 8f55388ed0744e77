import type { PushOutcome } from '#core/protocol/push.ts'
import type { Operation } from '#core/record/operation.ts'
import type { StoredRecord } from './batch-state.ts'
import { denied, hasLanded, invalid } from './outcomes.ts'
import { outcomeOf, recordIdOf, type PlanRun } from './plan-run.ts'

export type FoundBase =
  /** `diverged`: the record holds other values than the author believes, so the changes have to be merged. */
  | { readonly kind: 'found'; readonly revision: number; readonly diverged: boolean }
  | { readonly kind: 'settled'; readonly outcome: PushOutcome }

/** What the operation builds on; held while that is still under way, refused when it was refused. */
export function findBase(run: PlanRun, operation: Operation, record: StoredRecord | undefined): FoundBase {
  const { base } = operation
  switch (base.kind) {
    case 'new':
      return { kind: 'settled', outcome: invalid('base.invalid') }
    case 'revision':
      if (!record) return { kind: 'settled', outcome: invalid('record.unknown') }
      // Possible after the server was restored from a backup: a person decides.
      if (base.revision > record.revision) return { kind: 'settled', outcome: invalid('base.unknown', '', { revision: record.revision }) }
      return { kind: 'found', revision: base.revision, diverged: base.revision < record.revision }
    case 'after': {
      const before = outcomeOf(run, base.opId)
      // Its revision would say nothing of this record, and the changes would land without a merge.
      if ((recordIdOf(run, base.opId) ?? operation.recordId) !== operation.recordId)
        return { kind: 'settled', outcome: invalid('base.other-record', '', { opId: base.opId }) }
      if (before === null || before.kind === 'held') return { kind: 'settled', outcome: { kind: 'held', waitsFor: base.opId } }
      // It may still be let in, once the right is given; so may this one.
      if (before.kind === 'denied') return { kind: 'settled', outcome: denied('base.denied') }
      if (before.kind === 'moved') return { kind: 'settled', outcome: before }
      if (before.kind === 'correction-requested' && record) return { kind: 'found', revision: record.revision, diverged: false }
      if (!hasLanded(before) || !record) return { kind: 'settled', outcome: invalid('base.refused', '', { opId: base.opId }) }
      return { kind: 'found', revision: before.revision, diverged: before.revision < record.revision || before.kind === 'conflict' }
    }
  }
}
