import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts'
import type { Issue } from '../../../lib/issue.ts'
import { issue } from '../../../lib/issue.ts'
import { unescapeName, type RecordPath } from '../../../lib/record-path.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import { buildNodes } from '../../compile/build-nodes.ts'
import { createRuleExpressions } from '../../compile/rule-expressions.ts'
import type { FormContext, FormNode } from '../../compiled-form.ts'
import type { FormDefinition } from '../../definition.ts'
import { flattenReads } from '../../expression/flatten-reads.ts'
import { valueAt } from '../../node-values.ts'
import { stepsPerRule } from '../../rule-budget.ts'
import { createSchemaCompiler } from '../../validate/compile-schema.ts'

/** Something that the expression reads: of the record, or of the row in which it runs. Rows of lists come from the sample alone. */
export interface TrialInput {
  readonly node: FormNode
  readonly isOfRow: boolean
}

/** An expression of a form being written, ready to be tried; the other rules may be as wrong as they like. */
export interface Trial {
  readonly inputs: readonly TrialInput[]
  /** CEL type of the result. */
  readonly type: string
  /** Null: not applicable, because something that it needs is missing. */
  readonly run: (values: JsonObject, row: JsonObject | null, context: FormContext) => JsonValue
  /** The first row of the sample in which the rule would run; null outside of repeats or when there is none. */
  readonly rowIn: (values: JsonObject) => JsonObject | null
}

function firstRow(values: JsonObject, repeat: RecordPath): JsonObject | null {
  let at: JsonValue | undefined = values
  for (const part of repeat.split('/').slice(1)) {
    if (part === '@') at = Array.isArray(at) ? (at[0] as JsonValue | undefined) : undefined // isArray forgets the items
    else at = isJsonObject(at) ? at[unescapeName(part)] : undefined
  }
  const row = Array.isArray(at) ? (at[0] as JsonValue | undefined) : undefined
  return row !== undefined && isJsonObject(row) ? row : null
}

/**
 * Makes an expression of the rule at `at` ready for trying. Issues: those of its text (`cel.*`, with `start` and `end`),
 * `rule.unknown-path` when no field is there.
 */
export function trialOf(definition: FormDefinition, at: RecordPath, text: string): Result<Trial, readonly Issue[]> {
  const root = definition.schema
  const { nodes } = buildNodes(definition, { root, compile: createSchemaCompiler(root) })
  const byPath = new Map(nodes.map((node) => [node.path, node]))
  const node = byPath.get(at)
  if (node === undefined) return err([issue('rule.unknown-path', '', { path: at })])
  const compiled = createRuleExpressions(definition.key, nodes, byPath).compile(text, node, '', null)
  if (!compiled.ok) return compiled
  const repeat = node.repeats.at(-1) ?? null
  const inputs = (paths: readonly { readonly path: RecordPath }[], isOfRow: boolean): readonly TrialInput[] =>
    paths.flatMap(({ path }) => {
      const read = byPath.get(path)
      const isTyped = read?.kind === 'field' && (isOfRow || read.repeats.length === 0)
      return isTyped ? [{ node: read, isOfRow }] : []
    })
  return ok({
    type: compiled.value.type,
    inputs: [
      ...inputs(flattenReads(compiled.value.reads, ''), false),
      ...(repeat === null ? [] : inputs(flattenReads(compiled.value.rowReads, `${repeat}/@`), true)),
    ],
    run: (values, row, context) => compiled.value.evaluate({ values, row, context, meter: { left: stepsPerRule, memo: () => null } }),
    rowIn: (values) => (repeat === null ? null : firstRow(values, repeat)),
  })
}

/** What stands in the sample for an input. */
export function trialValue({ node, isOfRow }: TrialInput, values: JsonObject, row: JsonObject | null): JsonValue | undefined {
  if (!isOfRow) return valueAt(values, node.path)
  return row === null ? undefined : valueAt(row, node.path.slice(node.path.lastIndexOf('/@') + 2))
}
