import { ParseError, type ASTNode, type Environment } from '@marcbachmann/cel-js'
import { issue, type Issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import type { RuleScope } from '../compiled-form.ts'
import { analyse, type Analysis } from './analyse.ts'
import type { CelObject } from './cel-type.ts'
import type { Frame, Part } from './cel-value.ts'
import { compileNode } from './compile-node.ts'
import { noSlots, type Compiling } from './compiling.ts'
import { fromCel } from './from-cel.ts'
import { SELF } from './names.ts'

export interface ExpressionPlace {
  readonly formKey: string
  readonly env: Environment
  readonly root: CelObject
  /** Type of `row`, or null outside of repeats. */
  readonly row: CelObject | null
  /** Types of objects by their name in the environment. */
  readonly objects: ReadonlyMap<string, CelObject>
  readonly taken: ReadonlySet<string>
  /** Where the expression stands in the definition, for issues. */
  readonly pointer: string
}

export interface Expression extends Analysis {
  /** CEL type of the result: `bool`, `int`, … */
  readonly type: string
  /** Steps that one evaluation makes at most, on lists as long as their schemas let them be. */
  readonly cost: number
  /** Steps that all evaluations of a check make together on one record, beside these. */
  readonly once: number
  /** Null when an operand is missing, the result means nothing (division by zero, overflow), or the steps left are used up. */
  readonly evaluate: (scope: RuleScope) => JsonValue
}

/**
 * `has(note)` of a top-level field: CEL wants a selection, so it reads `has(self.note)`; and fields that are called like types of CEL.
 * Positions of what is inserted.
 */
function withoutSelf(node: ASTNode, taken: ReadonlySet<string>): number[] {
  const found: number[] = []
  const visit = (each: unknown): void => {
    if (Array.isArray(each)) return each.forEach(visit)
    if (typeof each !== 'object' || each === null || !('op' in each) || !('args' in each)) return
    const part = each as ASTNode // the library's nodes are the only objects with both
    if (part.op === 'call' && part.args[0] === 'has' && part.args[1][0]?.op === 'id') return void found.push(part.args[1][0].range.start)
    if (part.op === 'id' && taken.has(part.args)) found.push(part.range.start)
    visit(part.args)
  }
  visit(node)
  return found.toSorted((a, b) => a - b)
}

const insertion = `${SELF}.`

const insertAll = (text: string, positions: readonly number[]): string =>
  positions.reduceRight((done, at) => `${done.slice(0, at)}${insertion}${done.slice(at)}`, text)

/** A position in the text with insertions → the author's own. */
const authored = (position: number, inserted: readonly number[]): number =>
  inserted.reduce((at, start) => (at > start ? Math.max(start, at - insertion.length) : at), position)

type Range = { readonly start: number; readonly end: number } | undefined

const positions = (range: Range, inserted: readonly number[]): { readonly start: number | null; readonly end: number | null } => ({
  start: range === undefined ? null : authored(range.start, inserted),
  end: range === undefined ? null : authored(range.end, inserted),
})

function problem(error: unknown, pointer: string, inserted: readonly number[]): Issue {
  const { code, summary, range } = error instanceof Error ? (error as Partial<ParseError>) : {} // the library's errors carry these
  return issue(error instanceof ParseError ? 'cel.syntax' : 'cel.type', pointer, {
    reason: code ?? 'unknown',
    detail: summary ?? String(error),
    ...positions(range, inserted),
  })
}

function compileAll(ast: ASTNode, place: ExpressionPlace, analysis: Analysis, inserted: readonly number[]): Result<Part> {
  const issues: Issue[] = []
  const compiling: Compiling = {
    ...place,
    scales: analysis.scales,
    report: (code, node, params = {}) => issues.push(issue(code, place.pointer, { ...params, ...positions(node.range, inserted) })),
    visit: (node, slots) => compileNode(compiling, node, slots),
  }
  const part = compiling.visit(ast, noSlots)
  return issues.length > 0 ? err(issues) : ok(part)
}

/** One evaluation, on the steps that the record has left. What is no walk is counted beforehand, as if every part of it were evaluated. */
const evaluateWith =
  ({ run, own }: Part) =>
  ({ values, row, context, meter }: RuleScope): JsonValue => {
    const frame: Frame = { values, row, context, locals: [], left: meter.left - own, meter, memo: null }
    const value = run(frame)
    meter.left = frame.left
    return value === undefined || frame.left < 0 ? null : fromCel(value)
  }

/**
 * Parses, checks and prepares one expression. Issues, with `start` and `end` in the text: `cel.syntax` and `cel.type` with the library's `reason`,
 * `cel.function` {name} (not ours), `cel.literal` {name} (its argument is to be written out), `cel.pattern` {pattern}.
 */
export function compileExpression(text: string, place: ExpressionPlace): Result<Expression> {
  let inserted: readonly number[] = []
  try {
    inserted = withoutSelf(place.env.parse(text).ast, place.taken)
    const parsed = place.env.parse(insertAll(text, inserted))
    const checked = parsed.check()
    if (!checked.valid) return err([problem(checked.error, place.pointer, inserted)])
    const analysis = analyse(parsed.ast, place.root, place.row)
    const part = compileAll(parsed.ast, place, analysis, inserted)
    if (!part.ok) return part
    return ok({
      ...analysis,
      type: checked.type ?? 'dyn',
      cost: part.value.cost,
      once: part.value.once,
      evaluate: evaluateWith(part.value),
    })
  } catch (error) {
    return err([problem(error, place.pointer, inserted)])
  }
}
