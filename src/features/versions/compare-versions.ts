import type { CompiledForm } from '#core/form/compiled-form.ts'
import { describeChanges, type FormChange } from '#core/form/upgrade/describe-changes.ts'
import { proposeSteps, type Proposal } from '#core/form/upgrade/propose-steps.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { NameOf } from './change-text.ts'
import { compiledVersion } from './compiled-version.ts'
import { nameIn } from './name-of.ts'

/** What differs between two versions, and how records follow. Null: one of them is not a form yet. */
export interface Comparison {
  readonly old: CompiledForm
  readonly next: CompiledForm
  readonly changes: readonly FormChange[]
  readonly proposals: readonly Proposal[]
  /** In the reader's language. */
  readonly nameOf: NameOf
}

export function compareVersions(before: AuthoredVersion, after: AuthoredVersion, lang: 'vi' | 'en'): Comparison | null {
  const [old, next] = [compiledVersion(before), compiledVersion(after)]
  if (old === null || next === null) return null
  return { old, next, changes: describeChanges(old, next), proposals: proposeSteps(old, next), nameOf: nameIn({ old, next }, lang) }
}
