import { issue, type Issue } from '../../lib/issue.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { FormNode, MessageGap } from '../compiled-form.ts'
import type { FormDefinition } from '../definition.ts'
import { flattenReads } from '../expression/flatten-reads.ts'
import { parseMessage } from '../message-template.ts'
import { classesOfNodes } from '../personal-data.ts'
import type { Expression } from '../expression/compile-expression.ts'
import type { RuleExpressions } from './rule-expressions.ts'

interface Place {
  readonly node: FormNode
  readonly byPath: ReadonlyMap<string, FormNode>
  /** `sensitivePaths` of the form. */
  readonly sensitive: ReadonlySet<RecordPath>
  readonly pointer: string
}

/** What a message can show; lists and rows it cannot. */
const shown = ['int', 'double', 'string', 'bool', 'dyn']

/** `total`, `address.street`, `row.share`: the field itself, whose words the gap then has. */
function fieldOf(expression: string, { node, byPath }: Place): FormNode | null {
  if (!/^\w+(\.\w+)*$/.test(expression)) return null
  const [first = '', ...others] = expression.split('.')
  const steps = first === 'self' || first === 'row' ? others : [first, ...others]
  const base = first === 'row' ? `${node.repeats.at(-1) ?? ''}/@` : ''
  const found = byPath.get(`${base}/${steps.join('/')}`)
  return found?.kind === 'field' ? found : null
}

/** Template paths of the fields whose values no message shows, what holds them included. */
export function sensitivePaths(definition: FormDefinition, nodes: readonly FormNode[]): ReadonlySet<RecordPath> {
  const found = new Set<RecordPath>()
  for (const [path, held] of classesOfNodes(definition.personalData, nodes))
    if (held.personalData.class === 'sensitive') for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) found.add(at)
  return found
}

/** Values in messages travel and are kept with the record's issues, where nothing masks them. */
function sensitiveIssues(expression: Expression, { node, sensitive, pointer }: Place, text: string): readonly Issue[] {
  if (sensitive.size === 0) return []
  const row = `${node.repeats.at(-1) ?? ''}/@`
  const reads = [...flattenReads(expression.reads, ''), ...flattenReads(expression.rowReads, row)]
  return reads.some(({ path }) => sensitive.has(path)) ? [issue('rule.message-sensitive', pointer, { expression: text })] : []
}

export interface MessageGaps {
  readonly gaps: readonly MessageGap[]
  readonly expressions: readonly Expression[]
  readonly issues: readonly Issue[]
}

/** The gaps of one message, compiled where its rule stands. */
export function messageGaps(message: string, compiler: RuleExpressions, place: Place): MessageGaps {
  const parts = parseMessage(message)
  if (parts === null) return { gaps: [], expressions: [], issues: [issue('rule.message-brace', place.pointer)] }
  const [gaps, expressions, issues] = [[] as MessageGap[], [] as Expression[], [] as Issue[]]
  for (const part of parts) {
    if (part.kind === 'text' || gaps.some(({ text }) => text === part.expression)) continue
    const compiled = compiler.compile(part.expression, place.node, place.pointer, shown)
    if (!compiled.ok) {
      issues.push(...compiled.error.map((found) => moved(found, part.start)))
      continue
    }
    issues.push(...sensitiveIssues(compiled.value, place, part.expression))
    expressions.push(compiled.value)
    gaps.push({ text: part.expression, node: fieldOf(part.expression, place)?.index ?? null, evaluate: compiled.value.evaluate })
  }
  return { gaps, expressions, issues }
}

/** Positions in the expression as positions in the message. */
const moved = ({ code, path, params }: Issue, by: number): Issue => {
  const { start, end } = params
  return issue(code, path, {
    ...params,
    ...(typeof start === 'number' ? { start: start + by } : {}),
    ...(typeof end === 'number' ? { end: end + by } : {}),
  })
}

/** A translated message has the same gaps as the Vietnamese one. */
export function translatedGapIssues(definition: FormDefinition, ruleId: string, gaps: readonly MessageGap[]): readonly Issue[] {
  const wanted = gaps.map(({ text }) => text).toSorted()
  return Object.entries(definition.translations).flatMap(([lang, { rules }]) => {
    const message = rules?.[ruleId]
    if (message === undefined) return []
    const found = parseMessage(message)?.flatMap((part) => (part.kind === 'gap' ? [part.expression] : [])) ?? null
    const isSame = found !== null && [...new Set(found)].toSorted().join('\n') === wanted.join('\n')
    return isSame ? [] : [issue('rule.message-gaps', `/translations/${lang}/rules/${ruleId}`, { wanted })]
  })
}
