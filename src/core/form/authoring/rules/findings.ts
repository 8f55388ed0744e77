import type { Issue } from '../../../lib/issue.ts'
import type { RecordPath } from '../../../lib/record-path.ts'
import { compileForm } from '../../compile.ts'
import { declaredFields } from '../../declared-fields.ts'
import type { FormDefinition } from '../../definition.ts'

/** A field as a finding names it. */
export interface NamedField {
  readonly path: RecordPath
  readonly title: string
}

/** Where in the rules something is: the index of the rule, which of its texts, and from which to which character. */
export interface RuleText {
  readonly rule: number
  readonly part: 'when' | 'check' | 'compute' | 'message' | 'at' | 'id' | 'whole'
  readonly range: { readonly start: number; readonly end: number } | null
}

export type RuleFinding =
  /** Each field waits for the next, the last for the first. */
  | { readonly kind: 'circle'; readonly fields: readonly NamedField[] }
  /** A rule reads or fills a field that is not there. */
  | { readonly kind: 'missing-field'; readonly at: RuleText; readonly name: string }
  /** Whatever else stands against the rule; words by the issue's code. */
  | { readonly kind: 'issue'; readonly at: RuleText; readonly issue: Issue }

const parts = ['when', 'check', 'compute', 'message', 'at', 'id'] as const

function placeOf({ path, params }: Issue): RuleText | null {
  const match = /^\/rules\/(\d+)(?:\/(\w+))?$/.exec(path)
  if (match === null) return null
  const { start, end } = params
  return {
    rule: Number(match[1]),
    part: parts.find((part) => part === match[2]) ?? 'whole',
    range: typeof start === 'number' && typeof end === 'number' ? { start, end } : null,
  }
}

/** What the type check says of a name that no field has. */
const missingName = ({ params }: Issue): string | null => {
  const match = /(?:Unknown variable|No such key): (.+)$/.exec(typeof params['detail'] === 'string' ? params['detail'] : '')
  return match?.[1] ?? null
}

function findingOf(issue: Issue): RuleFinding | null {
  const at = placeOf(issue)
  if (at === null) return null
  const missing = issue.code === 'rule.unknown-path' ? String(issue.params['path']) : issue.code === 'cel.type' ? missingName(issue) : null
  return missing === null ? { kind: 'issue', at, issue } : { kind: 'missing-field', at, name: missing }
}

/** What is wrong with the conditions and rules of a form before it is saved: circles by their fields, rules on fields that are not there, types. */
export function ruleFindings(definition: FormDefinition): readonly RuleFinding[] {
  const compiled = compileForm(definition)
  if (compiled.ok) return []
  const titles = new Map(declaredFields(definition.schema).map(({ path, schema, name }) => [path, schema.title ?? name]))
  return compiled.error.flatMap((issue): readonly RuleFinding[] => {
    if (issue.code !== 'cycle') {
      const found = findingOf(issue)
      return found === null ? [] : [found]
    }
    const paths = Array.isArray(issue.params['paths']) ? issue.params['paths'].filter((path) => typeof path === 'string') : []
    return [{ kind: 'circle', fields: paths.map((path) => ({ path, title: titles.get(path) ?? path })) }]
  })
}
