import type { CompiledForm } from '#core/form/compiled-form.ts'
import { must } from '#core/lib/assert.ts'
import { issue, type Issue } from '#core/lib/issue.ts'
import type { RecordId } from '#core/lib/ids.ts'
import { withValue } from '#core/form/node-values.ts'
import type { Operation } from '#core/record/operation.ts'
import { numberText } from '#core/form/number-pattern.ts'
import { missingNumbers } from './assign-numbers.ts'
import type { IdentityOwner } from './batch-state.ts'
import { formContextOf } from './form-context-of.ts'
import type { PlanRun } from './plan-run.ts'
import type { ReadyValues } from './ready-values.ts'
import { countedUnlessTest } from './test-number.ts'

type Ready = Extract<ReadyValues, { kind: 'ready' }>

/** Who has periods and identity keys already. */
export interface Claims {
  ofPeriod(period: string): { readonly recordId: RecordId; readonly receipt: string | null } | undefined
  /** @param hmac hexadecimal */
  ofIdentity(hmac: string): readonly IdentityOwner[]
}

/** As the batch being planned sees them, its own records included. */
export const claimsOf = (run: PlanRun): Claims => ({
  ofPeriod(period) {
    const recordId = run.periods.get(period)
    if (recordId === undefined) return undefined
    return { recordId, receipt: (run.records.get(recordId) ?? run.state.periods.get(period))?.receipt || null }
  },
  ofIdentity: (hmac) => run.identities.get(hmac) ?? [],
})

/** What else forbids these values: a period taken, or an identity that another record has. */
export function clashes(claims: Claims, recordId: RecordId, ready: Ready, form: CompiledForm): readonly Issue[] {
  const issues: Issue[] = []
  const taken = ready.period === null ? undefined : claims.ofPeriod(ready.period)
  const holder = taken?.recordId
  if (taken && holder !== recordId)
    issues.push(issue('period.taken', form.definition.period?.field ?? '', { period: ready.period, ...taken }))
  for (const key of ready.keys) {
    // The record of the same period has been named already.
    const owners = claims
      .ofIdentity(key.hmac.toString('hex'))
      .filter((owner) => holder === undefined || owner.recordId !== holder || holder === recordId)
    const other = owners.some((owner) => owner.recordId === recordId) ? undefined : owners[0]
    if (other)
      issues.push(
        issue('identity.exists', form.definition.identityKeys[key.keyNo]?.[0] ?? '', { unit: other.unitName, receipt: other.receipt }),
      )
  }
  return issues
}

/** Keeps period and identities for the record, so that the rest of the batch sees them. */
export function claim(run: PlanRun, recordId: RecordId, ready: Ready): void {
  if (ready.period !== null) run.periods.set(ready.period, recordId)
  const receipt = run.records.get(recordId)?.receipt || null
  for (const key of ready.keys) {
    const hex = key.hmac.toString('hex')
    run.identities.set(hex, [
      { recordId, unitId: run.context.scope.unitId, unitName: run.state.unitName, receipt },
      ...(run.identities.get(hex) ?? []),
    ])
  }
  run.ready.set(recordId, ready)
}

/** Gives the numbers that the values call for; returns the values with them, and all numbers of the record. */
export function withNumbers(
  run: PlanRun,
  operation: Operation,
  form: CompiledForm,
  ready: Ready,
  assigned: Readonly<Record<string, string>>,
): { readonly ready: Ready; readonly assigned: Readonly<Record<string, string>> } {
  const { year, scope } = run.context
  const { recordId } = operation
  const given: Record<string, string> = { ...assigned }
  for (const missing of missingNumbers(form, ready.values, assigned, formContextOf(run, operation, form))) {
    const { path, series, split, pattern } = missing
    given[path] = countedUnlessTest({ formKey: scope.formKey, recordId }, () => {
      const number = run.counters.series({ series, split })
      const written = numberText(pattern, number, year, ready.values)
      run.assigned.push({ recordId, path, series, split, year, number, written })
      return written
    })
  }
  const fresh = Object.entries(given).filter(([path]) => assigned[path] === undefined)
  if (fresh.length === 0) return { ready, assigned }
  const values = fresh.reduce((numbered, [path, value]) => withValue(numbered, path, value), ready.values)
  const fields = Object.fromEntries(
    fresh.filter(([path]) => form.definition.searchable.includes(path)).map(([path, value]) => [path, must(value, 'a number was given')]),
  )
  return { ready: { ...ready, values, fields: { ...ready.fields, ...fields } }, assigned: given }
}
