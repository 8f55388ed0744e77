import type { CompiledForm } from '#core/form/compiled-form.ts'
import { upgradeValues, type Upgraded } from '#core/form/upgrade/upgrade-values.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { templateOf, type RecordPath } from '#core/lib/record-path.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import { mergeChanges, type Merged } from '#core/record/merge.ts'
import type { Operation } from '#core/record/operation.ts'
import { keepAssigned } from './assign-numbers.ts'
import { revisionKey, type StoredRecord } from './batch-state.ts'
import type { PlanRun } from './plan-run.ts'

export interface Merge {
  readonly values: JsonObject
  readonly theirs: readonly RecordPath[]
  readonly conflicts: Merged['conflicts']
  /** Of the record's values: what this version of the form has no place for. */
  readonly orphans: Upgraded['orphans']
}

/** Values of the record's version as this version of the form reads them. */
const moved = (form: CompiledForm, record: StoredRecord, values: JsonObject): Upgraded => upgradeValues(form, values, record.formVersion)
const upgraded = (form: CompiledForm, record: StoredRecord, values: JsonObject): JsonObject => moved(form, record, values).values

/** The record as it stands, as this version of the form reads it, and what of it has no place there any more. */
export const upgradedRecord = (form: CompiledForm, record: StoredRecord): Upgraded => moved(form, record, record.values ?? {})
export const currentValues = (form: CompiledForm, record: StoredRecord): JsonObject => upgradedRecord(form, record).values

/** Whether the values are still there that the author's device saw. */
export const isSeen = (run: PlanRun, record: StoredRecord, base: { readonly revision: number }): boolean =>
  run.values.has(revisionKey(record.recordId, base.revision))

/** The record as the author's device had it after the changes; on values that are erased by now, the changes on the record as it stands. */
export function valuesOnBase(
  run: PlanRun,
  operation: Operation,
  form: CompiledForm,
  record: StoredRecord,
  base: { readonly revision: number },
): JsonObject {
  const seen = run.values.get(revisionKey(record.recordId, base.revision)) ?? record.values ?? {}
  return keepAssigned(form, applyChanges(form, upgraded(form, record, seen), operation.changes), record.assigned)
}

const isComputedAt = (form: CompiledForm, path: RecordPath): boolean => form.byPath.get(templateOf(path))?.settings.computed === true

/** Computed values follow from the others: nobody is asked to choose between two of them. */
export const withoutComputed = (form: CompiledForm, changes: Operation['changes']): Operation['changes'] =>
  Object.fromEntries(Object.entries(changes).filter(([path]) => !isComputedAt(form, path)))

/** The operation's changes on the record as it stands; three-way when the author saw other values. */
export function mergeOperation(
  run: PlanRun,
  operation: Operation,
  form: CompiledForm,
  record: StoredRecord,
  base: { readonly revision: number; readonly diverged: boolean },
): Merge {
  const { values: current, orphans } = upgradedRecord(form, record)
  if (!base.diverged)
    return {
      values: keepAssigned(form, applyChanges(form, current, operation.changes), record.assigned),
      theirs: [],
      conflicts: {},
      orphans,
    }
  const seen = run.values.get(revisionKey(record.recordId, base.revision))
  const changes = withoutComputed(form, operation.changes)
  const merged = mergeChanges(form, { base: seen === undefined ? null : upgraded(form, record, seen), current, changes })
  const theirs = merged.theirs.filter((path) => !isComputedAt(form, path))
  return { ...merged, theirs, orphans, values: keepAssigned(form, merged.values, record.assigned) }
}
