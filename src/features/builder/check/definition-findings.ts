import { compileForm } from '#core/form/compile.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { ruleFindings, type RuleFinding } from '#core/form/authoring/rules/findings.ts'
import { publishIssues, type PublishIssue } from '#core/form/publishing/publish-issues.ts'
import type { Issue } from '#core/lib/issue.ts'

/** What stands between a definition and its being used. */
export interface DefinitionFindings {
  readonly issues: readonly Issue[]
  /** The same of its rules, and more: they are looked at in a definition that is not admitted yet, too. */
  readonly rules: readonly RuleFinding[]
  /** What publishing asks for beside. */
  readonly publishing: readonly PublishIssue[]
}

export const noFindings: DefinitionFindings = { issues: [], rules: [], publishing: [] }

/** Looks at a whole definition: as long as a form is, so never between a key and its picture. */
export function findDefinition(definition: FormDefinition): DefinitionFindings {
  const parsed = parseFormDefinition(definition)
  const compiled = parsed.ok ? compileForm(parsed.value) : parsed
  const publishing = parsed.ok ? publishIssues(parsed.value) : []
  return compiled.ok ? { ...noFindings, publishing } : { issues: compiled.error, rules: ruleFindings(definition), publishing }
}
