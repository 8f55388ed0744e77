import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { describeChanges, type FormChange } from '#core/form/upgrade/describe-changes.ts'
import { proposeSteps, type Proposal } from '#core/form/upgrade/propose-steps.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'

/** What differs between two versions, and how records follow. Null: one of them is not a form yet. */
export interface Comparison {
  readonly old: CompiledForm
  readonly next: CompiledForm
  readonly changes: readonly FormChange[]
  readonly proposals: readonly Proposal[]
}

function compiled({ document }: AuthoredVersion): CompiledForm | null {
  const parsed = parseFormDefinition(document)
  const form = parsed.ok ? compileForm(parsed.value) : parsed
  return form.ok ? form.value : null
}

export function compareVersions(before: AuthoredVersion, after: AuthoredVersion): Comparison | null {
  const [old, next] = [compiled(before), compiled(after)]
  return old === null || next === null ? null : { old, next, changes: describeChanges(old, next), proposals: proposeSteps(old, next) }
}
