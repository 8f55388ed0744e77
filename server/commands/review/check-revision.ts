import type { CompiledForm } from '#core/form/compiled-form.ts'
import { recordReferences } from '#core/form/record-references.ts'
import { previousPeriod } from '#core/form/previous-period.ts'
import { issue, type Issue } from '#core/lib/issue.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Reason } from '#core/record/draft.ts'
import type { Tx } from '../../db/transaction.ts'
import { fixedNumberIssues } from '#core/form/fixed-number-issues.ts'
import { loadReferred } from '../sync/load-referred.ts'
import { loadIdentities } from '../sync/load-identities.ts'
import { currentValues } from '../sync/merge-operation.ts'
import { clashes } from '../sync/plan-land.ts'
import { readyValues, type ReadyValues } from '../sync/ready-values.ts'
import { valueAt } from '#core/form/node-values.ts'
import type { Deciding } from './decide.ts'
import { loadPeriod } from './load-period.ts'

export interface WantedRevision {
  readonly form: CompiledForm
  readonly values: JsonObject
  readonly reasons: readonly Reason[]
  /** A day whose lists were loaded before the transaction. */
  readonly asOf: string
}

/** Values that a decision gives a record: they pass what a pushed revision passes, under the same lock. */
export async function checkRevision(
  tx: Tx,
  { scope, record, lists, demo, identitySecret }: Deciding,
  { form, values, reasons, asOf }: WantedRevision,
): Promise<Result<Extract<ReadyValues, { kind: 'ready' }>, readonly Issue[]>> {
  const known = lists.get(asOf)
  if (!known) return err([issue('lists.missing', '', { asOf })])
  const { period } = form.definition
  const chosen = period ? valueAt(values, period.field) : undefined
  const before = period && typeof chosen === 'string' ? previousPeriod(period.kind, chosen) : null
  const previous = before === null ? undefined : await loadPeriod(tx, scope, before)
  const records = await loadReferred(tx, scope.formKey, recordReferences(form, values))
  const checked = readyValues({
    form,
    values,
    reasons,
    context: { asOf, lists: known, demo, previous: previous?.values ?? null, records },
    scopeKey: scope.formKey,
    identitySecret,
  })
  if (checked.kind === 'invalid') return err(checked.issues)
  const fixed = fixedNumberIssues(form, record.assigned, currentValues(form, record), checked.values)
  if (fixed.length > 0) return err(fixed)
  const taken = checked.period === null ? undefined : await loadPeriod(tx, scope, checked.period)
  const hmacs = checked.keys.map((key) => key.hmac.toString('hex'))
  const identities = await loadIdentities(tx, scope, hmacs)
  const claims = {
    ofPeriod: () => (taken ? { recordId: taken.recordId, receipt: taken.receipt } : undefined),
    ofIdentity: (hmac: string) => identities.get(hmac) ?? [],
  }
  const clashing = clashes(claims, record.recordId, checked, form)
  return clashing.length > 0 ? err(clashing) : ok(checked)
}
