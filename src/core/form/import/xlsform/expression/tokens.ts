import { err, ok, type Result } from '../../../../lib/result.ts'
import type { Span } from './xpath.ts'

export interface Token extends Span {
  readonly kind: 'number' | 'text' | 'question' | 'name' | 'sign' | 'end'
  /** What it says: of a text without its quotes, of `${x}` the name. */
  readonly text: string
}

/** Word processors and spreadsheets bend quotes, and the minus, while they are typed. */
const patterns: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['number', /\d+(?:\.\d*)?|\.\d+/y],
  ['text', /'([^']*)'|"([^"]*)"/y],
  ['text', /['\u2018\u2019]([^'\u2018\u2019]*)['\u2018\u2019]|["\u201C\u201D]([^"\u201C\u201D]*)["\u201C\u201D]/y],
  ['question', /\$\{\s*([^{}\s]+)\s*\}/y],
  // A name may hold hyphens and points; `a-b` is one name, as in XPath.
  ['name', /[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?/uy],
  ['sign', /::|\/\/|!=|<=|>=|\.\.|[-\u2212+*/|=<>()[\],.@]/y],
]

function tokenAt(text: string, at: number): (Omit<Token, 'kind'> & { readonly kind: Token['kind'] | 'space' }) | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match !== null) return { kind, text: match[1] ?? match[2] ?? match[0], start: at, end: at + match[0].length }
  }
  return null
}

/** The words of an expression; the position where it cannot be read. */
export function tokensOf(text: string): Result<readonly Token[], Span> {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const token = tokenAt(text, at)
    if (token === null) return err({ start: at, end: at + 1 })
    if (token.kind !== 'space')
      tokens.push({ ...token, kind: token.kind, text: token.kind === 'sign' ? token.text.replace('\u2212', '-') : token.text })
    at = token.end
  }
  return ok([...tokens, { kind: 'end', text: '', start: at, end: at }])
}
