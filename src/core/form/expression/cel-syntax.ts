import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js'
import { issue, type Issue } from '../../lib/issue.ts'
import { err, ok, type Result } from '../../lib/result.ts'

/** The syntax tree of an expression, without types. `text` is the part as its author wrote it. */
export type CelSyntax = { readonly text: string } & (
  | { readonly op: 'value'; readonly value: string | boolean | number | bigint }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: 'select'; readonly of: CelSyntax; readonly name: string }
  | { readonly op: 'call'; readonly name: string; readonly of: CelSyntax | null; readonly args: readonly CelSyntax[] }
  | { readonly op: 'unary'; readonly sign: '!' | '-'; readonly of: CelSyntax }
  | { readonly op: 'binary'; readonly sign: string; readonly left: CelSyntax; readonly right: CelSyntax }
  | { readonly op: 'if'; readonly test: CelSyntax; readonly then: CelSyntax; readonly else: CelSyntax }
  | { readonly op: 'list'; readonly items: readonly CelSyntax[] }
  | { readonly op: 'other' }
)

const isPlain = (value: unknown): value is string | boolean | number | bigint =>
  ['string', 'boolean', 'number', 'bigint'].includes(typeof value)

function syntaxOf(node: ASTNode): CelSyntax {
  const text = node.input.slice(node.range.start, node.range.end)
  switch (node.op) {
    case 'value':
      return isPlain(node.args) ? { op: 'value', value: node.args, text } : { op: 'other', text }
    case 'id':
      return { op: 'name', name: node.args, text }
    case '.':
      return { op: 'select', of: syntaxOf(node.args[0]), name: node.args[1], text }
    case '[]': {
      const [of, key] = node.args
      return key.op === 'value' && typeof key.args === 'string'
        ? { op: 'select', of: syntaxOf(of), name: key.args, text }
        : { op: 'other', text }
    }
    case 'call':
      return { op: 'call', name: node.args[0], of: null, args: node.args[1].map(syntaxOf), text }
    case 'rcall':
      return { op: 'call', name: node.args[0], of: syntaxOf(node.args[1]), args: node.args[2].map(syntaxOf), text }
    case '!_':
      return { op: 'unary', sign: '!', of: syntaxOf(node.args), text }
    case '-_':
      return { op: 'unary', sign: '-', of: syntaxOf(node.args), text }
    case '?:':
      return { op: 'if', test: syntaxOf(node.args[0]), then: syntaxOf(node.args[1]), else: syntaxOf(node.args[2]), text }
    case 'list':
      return { op: 'list', items: node.args.map(syntaxOf), text }
    case 'map':
    case '.?':
    case '[?]':
      return { op: 'other', text }
    default:
      return { op: 'binary', sign: node.op, left: syntaxOf(node.args[0]), right: syntaxOf(node.args[1]), text }
  }
}

let environment: Environment | null = null

/** Takes an expression apart, whatever fields it names. Issue: `cel.syntax` {detail, start, end}. */
export function parseCelSyntax(text: string): Result<CelSyntax, readonly Issue[]> {
  environment ??= new Environment({ unlistedVariablesAreDyn: true })
  try {
    return ok(syntaxOf(environment.parse(text).ast))
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    const { summary, range } = error
    return err([issue('cel.syntax', '', { detail: summary, start: range?.start ?? null, end: range?.end ?? null })])
  }
}
