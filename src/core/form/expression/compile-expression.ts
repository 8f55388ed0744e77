import { ParseError, type ASTNode, type Environment } from '@marcbachmann/cel-js'
import { issue, type Issue } from '../../lib/issue.ts'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import type { RuleScope } from '../compiled-form.ts'
import { analyse, type Analysis } from './analyse.ts'
import type { CelObject } from './cel-type.ts'
import { fromCel, toCel } from './convert.ts'
import { PREVIOUS, ROW, SELF, TODAY } from './environment.ts'
import { rewrite } from './rewrite.ts'

export interface ExpressionPlace {
  readonly env: Environment
  readonly root: CelObject
  /** Type of `row`, or null outside of repeats. */
  readonly row: CelObject | null
  /** Where the expression stands in the definition, for issues. */
  readonly pointer: string
}

export interface Expression extends Analysis {
  /** CEL type of the result: `bool`, `int`, … */
  readonly type: string
  /** Null when an operand is missing, or the result means nothing (division by zero, overflow). */
  readonly evaluate: (scope: RuleScope) => JsonValue
}

/** `has(note)` of a top-level field: CEL wants a selection, so it reads `has(self.note)`. Positions of what is inserted. */
function bareHas(node: ASTNode): number[] {
  const found: number[] = []
  const visit = (each: unknown): void => {
    if (Array.isArray(each)) return each.forEach(visit)
    if (typeof each !== 'object' || each === null || !('op' in each) || !('args' in each)) return
    const part = each as ASTNode // the library's nodes are the only objects with both
    if (part.op === 'call' && part.args[0] === 'has' && part.args[1][0]?.op === 'id') found.push(part.args[1][0].range.start)
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

function problem(error: unknown, pointer: string, inserted: readonly number[]): Issue {
  const { code, summary, range } = error instanceof Error ? (error as Partial<ParseError>) : {} // the library's errors carry these
  return issue(error instanceof ParseError ? 'cel.syntax' : 'cel.type', pointer, {
    reason: code ?? 'unknown',
    detail: summary ?? String(error),
    start: range === undefined ? null : authored(range.start, inserted),
    end: range === undefined ? null : authored(range.end, inserted),
  })
}

function context(scope: RuleScope, place: ExpressionPlace, analysis: Analysis): object {
  const self = toCel(scope.values, place.root, analysis.reads)
  return {
    ...(self as JsonObject), // made of an object just now; CEL looks its own variables up by name
    [SELF]: self,
    [ROW]: scope.row === null || place.row === null ? undefined : toCel(scope.row, place.row, analysis.rowReads),
    [PREVIOUS]: analysis.readsPrevious && scope.context.previous !== null ? toCel(scope.context.previous, place.root, null) : undefined,
    [TODAY]: scope.context.asOf,
  }
}

/** Parses, checks and prepares one expression. Issues `cel.syntax` and `cel.type` carry the library's reason and the position in the text. */
export function compileExpression(text: string, place: ExpressionPlace): Result<Expression> {
  let inserted: readonly number[] = []
  try {
    inserted = bareHas(place.env.parse(text).ast)
    const parsed = place.env.parse(insertAll(text, inserted))
    const checked = parsed.check()
    if (!checked.valid) return err([problem(checked.error, place.pointer, inserted)])
    const analysis = analyse(parsed.ast, place.root, place.row)
    const program = place.env.parse(rewrite(parsed.ast, analysis.scales))
    const final = program.check()
    if (!final.valid) return err([problem(final.error, place.pointer, [])])
    const evaluate = (scope: RuleScope): JsonValue => {
      try {
        return fromCel(program(context(scope, place, analysis)))
      } catch {
        return null // an evaluation fails only for want of an operand, or because its result means nothing
      }
    }
    return ok({ ...analysis, type: checked.type ?? 'dyn', evaluate })
  } catch (error) {
    return err([problem(error, place.pointer, inserted)])
  }
}
