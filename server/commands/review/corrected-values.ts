import type { CompiledForm } from '#core/form/compiled-form.ts'
import { upgradeValues, type Upgraded } from '#core/form/upgrade/upgrade-values.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import { diffValues } from '#core/record/diff.ts'
import { jsonEqual } from '#core/record/json-equal.ts'
import type { Changes } from '#core/record/operation.ts'
import type { Tx } from '../../db/transaction.ts'
import { keepAssigned } from '../sync/assign-numbers.ts'
import { upgradedRecord } from '../sync/merge-operation.ts'
import type { OpenCorrection } from './corrections.ts'
import type { Deciding } from './decide.ts'

export interface CorrectedValues extends Upgraded {
  /** The newer of the request's form and the record's. */
  readonly form: CompiledForm
}

/**
 * The record with what a request asks for, in the newer of both versions of the form: the record is moved on to the request's, or
 * the request to that which the record has reached meanwhile. Null when a form is not at hand.
 */
export async function correctedValues(tx: Tx, deciding: Deciding, correction: OpenCorrection): Promise<CorrectedValues | null> {
  const { record, forms } = deciding
  const { operation } = correction
  const asked = forms.get(operation.formRef)?.form
  if (!asked) return null
  if (asked.definition.version >= record.formVersion) {
    const { values, orphans } = upgradedRecord(asked, record)
    return { form: asked, orphans, values: keepAssigned(asked, applyChanges(asked, values, operation.changes), record.assigned) }
  }
  const form = [...forms.values()].find((published) => published.form.hash === record.formHash)?.form
  const seen = await valuesAt(tx, deciding, correction.baseRevision)
  if (!form || !seen) return null
  const { changes, orphans } = upgradedChanges(asked, form, seen, operation.changes)
  return { form, orphans, values: keepAssigned(form, applyChanges(form, record.values, changes), record.assigned) }
}

/** The same wish in words of the newer form: what it makes of the record as its author saw it, both moved on. */
function upgradedChanges(
  asked: CompiledForm,
  form: CompiledForm,
  seen: JsonObject,
  changes: Changes,
): { readonly changes: Changes; readonly orphans: Upgraded['orphans'] } {
  const before = upgradeValues(form, seen, asked.definition.version)
  const after = upgradeValues(form, applyChanges(asked, seen, changes), asked.definition.version)
  // Only what the request itself said and what finds no place, wherever it had got to; the record's own left-overs are kept with the record.
  const orphans = Object.fromEntries(Object.entries(after.orphans).filter(([path, value]) => !jsonEqual(before.orphans[path], value)))
  return { changes: diffValues(form, before.values, after.values), orphans }
}

async function valuesAt(tx: Tx, { scope, record }: Deciding, revision: number): Promise<JsonObject | null> {
  const row = await tx
    .selectFrom('revisions')
    .select('data')
    .where('unit_id', '=', scope.unitId)
    .where('record_id', '=', record.recordId)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row?.data ?? null
}
