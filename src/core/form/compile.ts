import { err, ok, type Result } from '../lib/result.ts'
import { formHash } from './canonical.ts'
import { buildGraph } from './compile/build-graph.ts'
import { buildNodes } from './compile/build-nodes.ts'
import { buildRules } from './compile/build-rules.ts'
import { buildSections } from './compile/build-sections.ts'
import { checkKeywords } from './compile/check-keywords.ts'
import { defaultIssues } from './compile/default-issues.ts'
import { tableIssues } from './compile/table-layout.ts'
import { formRef, type CompiledForm, type CompiledRule, type FormNode, type FormProgram } from './compiled-form.ts'
import type { FormDefinition } from './definition.ts'
import { stepIssues } from './upgrade/step-issues.ts'
import type { VersionUpgrade } from './upgrade/version-upgrade.ts'
import { createSchemaCompiler } from './validate/compile-schema.ts'
import type { FullSchema } from './validate/full-schema.ts'

/** Lists that fields choose from, and those that rules look into. */
const listsOf = (nodes: readonly FormNode[], rules: readonly CompiledRule[]): readonly string[] =>
  [...new Set([...nodes.flatMap((node) => node.settings.list ?? []), ...rules.flatMap((rule) => rule.lists)])].toSorted()

function ranksOf(order: readonly number[]): number[] {
  const ranks: number[] = []
  order.forEach((index, rank) => (ranks[index] = rank))
  return ranks
}

/**
 * Compiles an admitted definition once, to be kept as long as it is used.
 * Errors: keywords and patterns outside of the subset, references and rules that lead nowhere, CEL that does not parse or type-check
 * (`start` and `end` in the expression), circles among conditions and computed values. Paths are JSON pointers into the definition, or template paths of fields.
 * @param earlier the upgrade maps of the versions before, for whoever moves their records on
 */
export function compileForm(definition: FormDefinition, earlier: readonly VersionUpgrade[] = []): Result<CompiledForm> {
  const root: FullSchema = definition.schema
  const badKeywords = checkKeywords(root)
  if (badKeywords.length > 0) return err(badKeywords)
  const compile = createSchemaCompiler(root)
  const { nodes, constraints, issues: nodeIssues } = buildNodes(definition, { root, compile })
  const byPath = new Map(nodes.map((node) => [node.path, node]))
  const { sections, pages, issues: sectionIssues } = buildSections(definition, nodes)
  const { rules, issues: ruleIssues } = buildRules(definition, nodes, byPath)
  const { dependents, order, issues: graphIssues } = buildGraph({ nodes, byPath, constraints, rules })
  const issues = [
    ...nodeIssues,
    ...sectionIssues,
    ...ruleIssues,
    ...graphIssues,
    ...tableIssues(nodes),
    ...defaultIssues(nodes, constraints),
    ...stepIssues(definition.upgrade ?? []),
  ]
  if (issues.length > 0) return err(issues)

  const check = compile(root)
  const program: FormProgram = {
    schemaIssues: (values, report, context) => void check(values, '', { report, demo: context.demo }, null),
    constraints,
    rules,
    order,
    ranks: ranksOf(order),
    computes: nodes.map((node) => rules.find((rule) => rule.kind === 'compute' && rule.node === node.index) ?? null),
    dependents,
  }
  const hash = formHash(definition)
  return ok({
    ref: formRef(definition.key, definition.version, hash),
    hash,
    definition,
    nodes,
    byPath,
    sections,
    pages,
    upgrades: [...earlier, { version: definition.version, steps: definition.upgrade ?? [] }],
    lists: listsOf(nodes, rules),
    program,
  })
}
