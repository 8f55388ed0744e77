import { issue, type Issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import type { Result } from '../../lib/result.ts'
import type { CompiledRule, FormNode, RuleScope } from '../compiled-form.ts'
import type { FormDefinition, Rule } from '../definition.ts'
import type { CelType } from '../expression/cel-type.ts'
import type { Expression } from '../expression/compile-expression.ts'
import { assumedItems } from '../expression/cel-value.ts'
import { roundAt } from '../expression/round-at.ts'
import { mergeReads } from '../expression/merge-reads.ts'
import { stepsPerRule } from '../rule-budget.ts'
import { messageGaps, sensitivePaths, translatedGapIssues } from './message-gaps.ts'
import { createRuleExpressions } from './rule-expressions.ts'

export interface BuiltRules {
  readonly rules: readonly CompiledRule[]
  readonly issues: readonly Issue[]
}

const numbers = ['int', 'double']
/** A check and a condition are true or false. */
const truth = ['bool', 'dyn']

/** CEL types that a computed field can hold; `dyn` is found out at evaluation. */
function acceptedTypes(node: FormNode): readonly string[] {
  switch (node.schema.type) {
    case 'integer':
      return ['int', 'dyn']
    case 'number':
      return [...numbers, 'dyn']
    case 'boolean':
      return ['bool', 'dyn']
    case 'string':
      return ['string', 'dyn']
    default:
      return ['list', 'dyn', 'list<string>', 'list<int>', 'list<double>']
  }
}

/** Computed decimals are stored at the scale that their field declares. */
function rounded(node: FormNode, expression: Expression, type: CelType | undefined): (scope: RuleScope) => JsonValue {
  if (node.schema.type !== 'number' || type?.kind !== 'double') return expression.evaluate
  return (scope) => {
    const value = expression.evaluate(scope)
    return typeof value === 'number' ? roundAt(value, type.scale) : value
  }
}

/** `when` first: false or not applicable, and the rule says nothing. */
const guarded = (when: Expression | null, evaluate: (scope: RuleScope) => JsonValue): ((scope: RuleScope) => JsonValue) =>
  when === null ? evaluate : (scope) => (when.evaluate(scope) === true ? evaluate(scope) : null)

/** Rows that the repeats around a node have at most: as often runs a rule that stands there. */
const rowsAround = (node: FormNode, byPath: ReadonlyMap<string, FormNode>): number =>
  node.repeats.reduce((rows, path) => rows * (byPath.get(path)?.schema.maxItems ?? assumedItems), 1)

const collect = <T>(issues: Issue[], result: Result<T, readonly Issue[]>): T | null => {
  if (result.ok) return result.value
  issues.push(...result.error)
  return null
}

/** Steps that a rule makes on one record at most. What walks find out serves all places of a check. */
const costOf = (parts: readonly Expression[], rows: number, isCheck: boolean): number =>
  parts.reduce((sum, { cost, once }) => sum + cost * rows + once * (isCheck ? 1 : rows), 0)

/** What it makes at most against what it may. */
function costIssues(cost: number, pointer: string): readonly Issue[] {
  return cost > stepsPerRule ? [issue('rule.too-costly', pointer, { cost, limit: stepsPerRule })] : []
}

/** Compiles the rules; `byPath` finds the node that a rule is about. */
export function buildRules(definition: FormDefinition, nodes: readonly FormNode[], byPath: ReadonlyMap<string, FormNode>): BuiltRules {
  const expressions = createRuleExpressions(definition.key, nodes, byPath)
  const sensitive = sensitivePaths(definition, nodes)
  const issues: Issue[] = []
  const [ids, computed] = [new Set<string>(), new Set<number>()]

  const compileRule = (rule: Rule, pointer: string, node: FormNode): CompiledRule | null => {
    const isCheck = 'check' in rule
    const when = rule.when === undefined ? null : collect(issues, expressions.compile(rule.when, node, `${pointer}/when`, truth))
    const main = collect(
      issues,
      isCheck
        ? expressions.compile(rule.check, node, `${pointer}/check`, truth)
        : expressions.compile(rule.compute, node, `${pointer}/compute`, acceptedTypes(node)),
    )
    if (main === null || (when === null && rule.when !== undefined)) return null
    const words = isCheck
      ? messageGaps(rule.message, expressions, { node, byPath, sensitive, pointer: `${pointer}/message` })
      : { gaps: [], expressions: [], issues: [] }
    issues.push(...words.issues, ...translatedGapIssues(definition, rule.id, words.gaps))
    const parts = [main, ...(when === null ? [] : [when]), ...words.expressions]
    const readsPrevious = parts.some((part) => part.readsPrevious)
    const readsRecords = parts.some((part) => part.readsRecords)
    const cost = costOf(parts, rowsAround(node, byPath), isCheck)
    issues.push(...costIssues(cost, pointer))
    // Who does not hold the period before could not know that it forbids their record.
    if (isCheck && readsPrevious && rule.severity === 'block') issues.push(issue('rule.previous-blocks', pointer))
    // The same goes for a record that is referred to, and a computed value must be the same everywhere.
    if (readsRecords && (!isCheck || rule.severity === 'block')) issues.push(issue('rule.record-blocks', pointer))
    return {
      id: rule.id,
      kind: isCheck ? 'check' : 'compute',
      at: rule.at,
      node: node.index,
      severity: isCheck ? rule.severity : 'block',
      message: isCheck ? rule.message : '',
      gaps: words.gaps,
      reads: parts.map((part) => part.reads).reduce(mergeReads),
      rowReads: parts.map((part) => part.rowReads).reduce(mergeReads),
      readsPrevious,
      readsRecords,
      lists: [...new Set(parts.flatMap((part) => part.lists))],
      cost,
      evaluate: guarded(when, isCheck ? main.evaluate : rounded(node, main, expressions.types[node.index])),
    }
  }

  const rules = definition.rules.flatMap((rule, i): readonly CompiledRule[] => {
    const pointer = `/rules/${i}`
    const node = byPath.get(rule.at)
    if (ids.has(rule.id)) issues.push(issue('rule.duplicate-id', `${pointer}/id`, { ruleId: rule.id }))
    ids.add(rule.id)
    if (node === undefined) {
      issues.push(issue('rule.unknown-path', `${pointer}/at`, { path: rule.at }))
      return []
    }
    if (!('check' in rule)) issues.push(...computePlaceIssues(node, computed, pointer))
    const compiled = compileRule(rule, pointer, node)
    return compiled === null ? [] : [compiled]
  })
  return { rules, issues: [...issues, ...withoutCompute(nodes, computed)] }
}

/** A computed value has a field that says so, and one rule. */
function computePlaceIssues(node: FormNode, computed: Set<number>, pointer: string): readonly Issue[] {
  const isSecond = computed.has(node.index)
  computed.add(node.index)
  return [
    ...(node.settings.computed === true ? [] : [issue('rule.field-not-computed', `${pointer}/at`, { field: node.path })]),
    ...(isSecond ? [issue('rule.computed-twice', `${pointer}/at`, { field: node.path })] : []),
  ]
}

const withoutCompute = (nodes: readonly FormNode[], computed: ReadonlySet<number>): Issue[] =>
  nodes.filter((node) => node.settings.computed === true && !computed.has(node.index)).map((node) => issue('field.no-compute', node.path))
