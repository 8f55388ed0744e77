import { issue, type Issue } from '../../lib/issue.ts'
import type { FormNode, NodeConstraint } from '../compiled-form.ts'
import { fieldType } from '../field-types/registry.ts'

/**
 * Defaults that a new record cannot begin with: `default.unsupported` (at a group, rows, a computed field, a file, a number that the
 * server gives), `default.invalid` (refused by the field's own schema; codes of lists are not looked up).
 */
export function defaultIssues(nodes: readonly FormNode[], constraints: readonly (readonly NodeConstraint[])[]): readonly Issue[] {
  return nodes.flatMap((node) => {
    if (node.schema.default === undefined) return []
    const value = node.settings.computed === true ? undefined : fieldType(node.type).default(node)
    if (value === undefined) return [issue('default.unsupported', node.path)]
    const found: Issue[] = []
    for (const { when, check } of constraints[node.index] ?? [])
      if (when.length === 0) check(value, node.path, { report: (each) => void found.push(each), demo: true }, null)
    return found.length === 0 ? [] : [issue('default.invalid', node.path, { code: found[0]?.code ?? '' })]
  })
}
