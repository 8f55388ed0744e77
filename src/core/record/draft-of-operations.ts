import { joinOrphans, type Orphans } from '../form/upgrade/kept-aside.ts'
import { issue } from '../lib/issue.ts'
import type { JsonObject, JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import { err, ok, type Result } from '../lib/result.ts'
import { applyChanges } from './apply-changes.ts'
import type { Draft, DraftBase, Reason } from './draft.ts'
import { flattenValues, type FormShape } from './flatten-values.ts'
import { mergeChanges } from './merge.ts'
import type { Operation } from './operation.ts'
import type { FieldComment } from './review.ts'

/** The newest version of the record that the device or the server has. */
export interface RecordVersion {
  readonly revision: number
  readonly values: JsonObject
  readonly comments: readonly FieldComment[]
  /** Why its warnings were passed: a withdrawal taken back says nothing of its own. */
  readonly reasons?: readonly Reason[]
}

export interface ReopenedDraft {
  readonly draft: Draft
  /** Where somebody else changed the same: the draft holds ours, the record theirs; absent is "no value". */
  readonly conflicts: Readonly<Record<RecordPath, { readonly ours?: JsonValue; readonly theirs?: JsonValue }>>
}

/**
 * The draft that operations of one record, oldest first, were made from, to be worked on again: all their changes on top of
 * the newest version of the record (null: the server has none). Fails with `record.not-here` when the operations change a
 * record that is not at hand; it can be fetched then.
 */
export function draftOfOperations(
  form: FormShape,
  operations: readonly [Operation, ...Operation[]],
  record: RecordVersion | null,
  shown: { readonly title: string; readonly now: number },
): Result<ReopenedDraft> {
  const first = operations[0]
  if (record === null && first.kind !== 'create') return err([issue('record.not-here', '', { recordId: first.recordId })])
  const current = record?.values ?? {}
  let values = current
  const conflicts: Record<RecordPath, { ours?: JsonValue; theirs?: JsonValue }> = {}
  const theirs = flattenValues(form, current)
  for (const { changes } of operations) {
    // What one of these operations has set is ours, and no conflict for the next one.
    const clashing = mergeChanges(form, { base: current, current: values, changes }).conflicts
    for (const path of Object.keys(clashing)) {
      const [ours, their] = [changes[path]?.value, theirs.get(path)]
      conflicts[path] = { ...(ours === undefined ? {} : { ours }), ...(their === undefined ? {} : { theirs: their }) }
    }
    values = applyChanges(form, values, changes)
  }
  return ok({ draft: draftFrom(operations, record, values, shown), conflicts })
}

function baseFrom(record: RecordVersion | null): DraftBase {
  if (record === null) return { kind: 'new' }
  const { revision, values, comments } = record
  return { kind: 'revision', revision, values, comments }
}

function draftFrom(
  operations: readonly [Operation, ...Operation[]],
  record: RecordVersion | null,
  values: JsonObject,
  { title, now }: { title: string; now: number },
): Draft {
  const last = operations.at(-1) ?? operations[0]
  const { recordId, unitId, authorId, formRef, listVersions } = last
  // Each of them may have left places behind: what the earlier ones kept aside was not sent by the last.
  const orphans = operations.reduce<Orphans>((all, operation) => joinOrphans(all, operation.orphans ?? {}), {})
  return {
    recordId,
    unitId,
    authorId,
    formRef,
    base: baseFrom(record),
    values,
    listVersions,
    reasons: last.kind === 'withdraw' ? (record?.reasons ?? []) : last.reasons,
    title,
    raw: {},
    provisional: {},
    ...(Object.keys(orphans).length === 0 ? {} : { orphans }),
    createdAt: now,
    changedAt: now,
  }
}
