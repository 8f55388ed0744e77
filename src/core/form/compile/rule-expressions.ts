import { err, type Result } from '../../lib/result.ts'
import { issue, type Issue } from '../../lib/issue.ts'
import type { FormNode } from '../compiled-form.ts'
import type { CelType } from '../expression/cel-type.ts'
import { compileExpression, type Expression } from '../expression/compile-expression.ts'
import { createEnvironments } from '../expression/environment.ts'
import { createFormTypes } from '../expression/form-types.ts'

export interface RuleExpressions {
  /** By node index. */
  readonly types: readonly CelType[]
  /** Compiles an expression of a rule at `node`; its type must be one of `accepted` (null: any). */
  compile(text: string, node: FormNode, pointer: string, accepted: readonly string[] | null): Result<Expression, readonly Issue[]>
}

/** Compiles the expressions of a form, each in the place where its rule stands. */
export function createRuleExpressions(formKey: string, nodes: readonly FormNode[], byPath: ReadonlyMap<string, FormNode>): RuleExpressions {
  const types = createFormTypes(nodes)
  const environments = createEnvironments(types)
  return {
    types: types.nodes,
    compile(text, node, pointer, accepted) {
      const repeat = byPath.get(node.repeats.at(-1) ?? '')
      const result = compileExpression(text, {
        formKey,
        env: repeat === undefined ? environments.root : environments.ofRow(repeat.index),
        root: types.root,
        row: repeat === undefined ? null : (types.rows.get(repeat.index) ?? null),
        objects: types.objects,
        taken: environments.taken,
        pointer,
      })
      if (!result.ok || accepted === null || accepted.includes(result.value.type)) return result
      return err([issue('cel.result', pointer, { type: result.value.type, accepted: [...accepted], start: 0, end: text.length })])
    },
  }
}
