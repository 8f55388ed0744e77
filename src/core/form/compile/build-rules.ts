import { issue, type Issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import type { CompiledRule, FormNode, RuleScope } from '../compiled-form.ts'
import type { FormDefinition, Rule } from '../definition.ts'
import type { CelType } from '../expression/cel-type.ts'
import { compileExpression, type Expression, type ExpressionPlace } from '../expression/compile-expression.ts'
import { roundAt } from '../expression/convert.ts'
import { createEnvironments } from '../expression/environment.ts'
import { createFormTypes } from '../expression/form-types.ts'
import { mergeReads } from '../expression/merge-reads.ts'

export interface BuiltRules {
  readonly rules: readonly CompiledRule[]
  readonly issues: readonly Issue[]
}

const numbers = ['int', 'double']

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
const guarded =
  (when: Expression | null, evaluate: (scope: RuleScope) => JsonValue) =>
  (scope: RuleScope): JsonValue =>
    when !== null && when.evaluate(scope) !== true ? null : evaluate(scope)

/** Compiles the rules; `byPath` finds the node that a rule is about. */
export function buildRules(definition: FormDefinition, nodes: readonly FormNode[], byPath: ReadonlyMap<string, FormNode>): BuiltRules {
  const types = createFormTypes(nodes)
  const environments = createEnvironments(types)
  const issues: Issue[] = []
  const rules: CompiledRule[] = []
  const [ids, computed] = [new Set<string>(), new Set<number>()]

  const compileAt = (text: string, node: FormNode, pointer: string, accepted: readonly string[]): Expression | null => {
    const repeat = byPath.get(node.repeats.at(-1) ?? '')
    const place: ExpressionPlace = {
      env: repeat === undefined ? environments.root : environments.ofRow(repeat.index),
      root: types.root,
      row: repeat === undefined ? null : (types.rows.get(repeat.index) ?? null),
      pointer,
    }
    const result = compileExpression(text, place)
    if (!result.ok) issues.push(...result.error)
    else if (!accepted.includes(result.value.type))
      issues.push(issue('cel.result', pointer, { type: result.value.type, accepted: [...accepted] }))
    else return result.value
    return null
  }

  const addRule = (rule: Rule, pointer: string, node: FormNode): void => {
    const isCheck = 'check' in rule
    const when = rule.when === undefined ? null : compileAt(rule.when, node, `${pointer}/when`, ['bool', 'dyn'])
    const main = isCheck
      ? compileAt(rule.check, node, `${pointer}/check`, ['bool', 'dyn'])
      : compileAt(rule.compute, node, `${pointer}/compute`, acceptedTypes(node))
    if (main === null || (when === null && rule.when !== undefined)) return
    const readsPrevious = main.readsPrevious || when?.readsPrevious === true
    // Who does not hold the period before could not know that it forbids their record.
    if (isCheck && readsPrevious && rule.severity === 'block') issues.push(issue('rule.previous-blocks', pointer))
    rules.push({
      id: rule.id,
      kind: isCheck ? 'check' : 'compute',
      at: rule.at,
      node: node.index,
      severity: isCheck ? rule.severity : 'block',
      message: isCheck ? rule.message : '',
      reads: mergeReads(main.reads, when?.reads),
      rowReads: mergeReads(main.rowReads, when?.rowReads),
      readsPrevious,
      evaluate: guarded(when, isCheck ? main.evaluate : rounded(node, main, types.nodes[node.index])),
    })
  }

  const checkPlace = (rule: Rule, pointer: string, node: FormNode): void => {
    if ('check' in rule) return
    if (node.settings.computed !== true) issues.push(issue('rule.field-not-computed', `${pointer}/at`, { field: node.path }))
    if (computed.has(node.index)) issues.push(issue('rule.computed-twice', `${pointer}/at`, { field: node.path }))
    computed.add(node.index)
  }

  definition.rules.forEach((rule, i) => {
    const pointer = `/rules/${i}`
    const node = byPath.get(rule.at)
    if (ids.has(rule.id)) issues.push(issue('rule.duplicate-id', `${pointer}/id`, { ruleId: rule.id }))
    ids.add(rule.id)
    if (node === undefined) return void issues.push(issue('rule.unknown-path', `${pointer}/at`, { path: rule.at }))
    checkPlace(rule, pointer, node)
    addRule(rule, pointer, node)
  })
  return { rules, issues: [...issues, ...withoutCompute(nodes, computed)] }
}

const withoutCompute = (nodes: readonly FormNode[], computed: ReadonlySet<number>): Issue[] =>
  nodes.filter((node) => node.settings.computed === true && !computed.has(node.index)).map((node) => issue('field.no-compute', node.path))
