import type { Brand } from '../lib/brand.ts'
import type { JsonObject } from '../lib/json.ts'
import { err, ok, type Result } from '../lib/result.ts'
import type { Reason } from '../record/draft.ts'
import type { CompiledForm, FormContext, FormIssue } from './compiled-form.ts'
import { countValues } from './check-size.ts'
import { placesOf } from './node-values.ts'
import { createState } from './presence.ts'
import { issuesOf } from './validate-values.ts'
import { visibleOf } from './visible-values.ts'

interface Validated {
  /** Without hidden fields, with computed ones. */
  readonly values: JsonObject
  /** Warnings passed with a reason. */
  readonly warnings: readonly FormIssue[]
  readonly infos: readonly FormIssue[]
  /** Those of `warnings` that passed without a reason, because their rules are among `unasked`. */
  readonly unexplained: readonly FormIssue[]
  /** The reasons that belong to a warning; others have lost theirs meanwhile. */
  readonly reasons: readonly Reason[]
}

/** Values that may be sent or stored as a revision. Only `validateRecord` makes one. */
export type ValidatedRecord = Brand<Validated, 'ValidatedRecord'>

const asValidated = (validated: Validated): ValidatedRecord => validated as ValidatedRecord // the brand's one source

/**
 * The gate to the outbox, and again to the server's tables. Errors are the blocking issues, in document order;
 * a warning for which no reason (same rule, same place, some text) is given fails as `reason.missing`.
 * @param unasked ids of rules that pass without a reason: those whose author could not know that they warn
 */
export function validateRecord(
  form: CompiledForm,
  values: JsonObject,
  reasons: readonly Reason[],
  context: FormContext,
  unasked: ReadonlySet<string> = new Set(),
): Result<ValidatedRecord, readonly FormIssue[]> {
  const state = createState(form, values, context)
  const visible = visibleOf(state)
  return judge(visible, issuesOf(state, visible), reasons, unasked)
}

/** How far a check is: values and places of rules. */
export interface CheckProgress {
  readonly done: number
  readonly total: number
}

export interface CheckedRecord {
  /** As `Instance.allIssues` has them. */
  readonly issues: readonly FormIssue[]
  readonly record: Result<ValidatedRecord, readonly FormIssue[]>
}

/** `validateRecord` for a device that also shows every issue: both from one pass. `onProgress` is told at every step, and first of all. */
export function checkRecord(
  form: CompiledForm,
  values: JsonObject,
  reasons: readonly Reason[],
  context: FormContext,
  onProgress: (progress: CheckProgress) => void,
): CheckedRecord {
  const state = createState(form, values, context)
  const visible = visibleOf(state)
  const allValues = countValues(visible)
  const checks = form.program.rules.filter((rule) => rule.kind === 'check')
  const total = checks.reduce((sum, rule) => sum + placesOf(visible, form.nodes[rule.node]?.path ?? '').length, allValues)
  let done = 0
  const tell = () => onProgress({ done, total })
  tell()
  const issues = issuesOf(state, visible, (step) => {
    done = step === 'values' ? allValues : done + 1
    tell()
  })
  return { issues, record: judge(visible, issues, reasons, new Set()) }
}

function judge(
  visible: JsonObject,
  issues: readonly FormIssue[],
  reasons: readonly Reason[],
  unasked: ReadonlySet<string>,
): Result<ValidatedRecord, readonly FormIssue[]> {
  if (issues.length === 0) return ok(asValidated({ values: visible, warnings: [], infos: [], unexplained: [], reasons: [] }))
  const reasonFor = (found: FormIssue): Reason | undefined =>
    reasons.find((reason) => reason.ruleId === found.params['ruleId'] && reason.at === found.path && reason.text.trim() !== '')
  const isUnasked = ({ params }: FormIssue): boolean => typeof params['ruleId'] === 'string' && unasked.has(params['ruleId'])
  const failures = issues.flatMap((found): FormIssue[] => {
    if (found.severity === 'block') return [found]
    return found.severity === 'warn' && reasonFor(found) === undefined && !isUnasked(found)
      ? [{ ...found, code: 'reason.missing', severity: 'block' }]
      : []
  })
  if (failures.length > 0) return err(failures)
  const warnings = issues.filter((found) => found.severity === 'warn')
  return ok(
    asValidated({
      values: visible,
      warnings,
      infos: issues.filter((found) => found.severity === 'info'),
      unexplained: warnings.filter((found) => reasonFor(found) === undefined),
      reasons: warnings.flatMap((found) => reasonFor(found) ?? []),
    }),
  )
}
