import { err, ok, type Result } from '../../../../lib/result.ts'
import { tokensOf, type Token } from './tokens.ts'
import type { BinarySign, Span, XPath } from './xpath.ts'

const strengths: Readonly<Record<BinarySign, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  div: 6,
  mod: 6,
  '|': 8,
}
const minusStrength = 7
/** Expressions within expressions; a person's have five. */
const MOST_DEPTH = 60
/** Words of one expression; a sum of a thousand questions has as many. The tree of `a + b + c` is as deep as it is long, and whoever reads it goes down into it. */
const MOST_TOKENS = 2000

const isBinary = (text: string): text is BinarySign => Object.hasOwn(strengths, text)

/** Thrown inside of this file only: where the text stops to make sense. */
class Misread extends Error {
  readonly at: Span
  constructor(at: Span) {
    super('misread')
    this.at = at
  }
}

class Parser {
  private at = 0
  private depth = 0
  private readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  private get next(): Token {
    const token = this.tokens[this.at] ?? this.tokens.at(-1)
    if (token === undefined) throw new Misread({ start: 0, end: 0 })
    return token
  }

  private take(): Token {
    const token = this.next
    this.at++
    return token
  }

  private takes(text: string): boolean {
    const isNext = this.next.kind === 'sign' && this.next.text === text
    if (isNext) this.at++
    return isNext
  }

  private expect(text: string): Token {
    const token = this.next
    if (!this.takes(text)) throw new Misread(token)
    return token
  }

  whole(): XPath {
    const parsed = this.expression(0)
    if (this.next.kind !== 'end') throw new Misread(this.next)
    return parsed
  }

  private expression(least: number): XPath {
    if (++this.depth > MOST_DEPTH) throw new Misread(this.next)
    let left = this.operand()
    for (;;) {
      const { kind, text } = this.next
      if ((kind !== 'sign' && kind !== 'name') || !isBinary(text) || strengths[text] <= least) break
      this.at++
      const right = this.expression(strengths[text])
      left = { kind: 'binary', sign: text, left, right, start: left.start, end: right.end }
    }
    this.depth--
    return left
  }

  private operand(): XPath {
    const token = this.next
    if (this.takes('-')) {
      const of = this.expression(minusStrength)
      return { kind: 'minus', of, start: token.start, end: of.end }
    }
    const first = this.primary()
    // A filter or a path on what a function gives, or on a question's rows.
    const goesOn = this.next.kind === 'sign' && ['[', '/', '//'].includes(this.next.text)
    return goesOn ? this.onward(first) : first
  }

  private primary(): XPath {
    const token = this.next
    if (token.kind === 'sign') return this.bySign(token)
    this.at++
    switch (token.kind) {
      case 'number':
        return { ...spanOf(token), kind: 'number', value: Number(token.text), isWhole: /^\d+$/.test(token.text) }
      case 'text':
        return { ...spanOf(token), kind: 'text', value: token.text }
      case 'question':
        return { ...spanOf(token), kind: 'question', name: token.text }
      case 'name':
        if (this.takes('(')) return this.call(token)
        return this.path(token, 'here', 0, [token.text])
      case 'end':
        throw new Misread(token)
    }
  }

  private bySign(token: Token): XPath {
    if (this.takes('(')) {
      const inner = this.expression(0)
      this.expect(')')
      return inner
    }
    if (this.takes('..')) {
      let up = 1
      while (this.takes('/')) {
        if (!this.takes('..')) return this.path(token, 'here', up, [this.step()])
        up++
      }
      return this.path(token, 'here', up, [])
    }
    if (this.takes('.')) {
      if (!this.takes('/')) return { ...spanOf(token), kind: 'self' }
      // `./../x` is `../x`.
      return this.next.text === '..' ? this.bySign(this.next) : this.path(token, 'here', 0, [this.step()])
    }
    if (this.takes('/') || this.takes('//')) return this.path(token, 'top', 0, [this.step()])
    throw new Misread(token)
  }

  private step(): string {
    const token = this.take()
    if (token.kind === 'name' || (token.kind === 'sign' && token.text === '*') || token.kind === 'question') return token.text
    throw new Misread(token)
  }

  /** The rest of a path: more steps, and filters. */
  private path(token: Token, from: 'here' | 'top' | 'function', up: number, first: readonly string[]): XPath {
    const steps = [...first]
    let isFiltered = false
    for (;;) {
      if (this.takes('[')) {
        isFiltered = true
        this.expression(0)
        this.expect(']')
      } else if (this.takes('/') || this.takes('//')) steps.push(this.step())
      else break
    }
    const end = this.tokens[this.at - 1]?.end ?? token.end
    return { kind: 'path', from, up, steps, isFiltered, start: token.start, end }
  }

  private onward(first: XPath): XPath {
    const token: Token = { kind: 'name', text: '', start: first.start, end: first.end }
    if (first.kind !== 'call' || first.name !== 'current') {
      const rest = this.path(token, 'function', 0, [])
      return { ...rest, start: first.start }
    }
    // `current()/../x` and `current()/.` look from the question itself.
    this.expect('/')
    return this.next.kind === 'sign' ? this.bySign(this.next) : this.path(token, 'here', 0, [this.step()])
  }

  private call(name: Token): XPath {
    const args: XPath[] = []
    while (!(this.next.kind === 'sign' && this.next.text === ')')) {
      args.push(this.expression(0))
      if (!this.takes(',')) break
    }
    const close = this.expect(')')
    return { kind: 'call', name: name.text, args, start: name.start, end: close.end }
  }
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

/** An expression of XLSForm as a tree; where it cannot be read. */
export function parseXPath(text: string): Result<XPath, Span> {
  const tokens = tokensOf(text)
  if (!tokens.ok) return tokens
  const beyond = tokens.value[MOST_TOKENS]
  if (beyond !== undefined) return err(spanOf(beyond))
  try {
    return ok(new Parser(tokens.value).whole())
  } catch (error) {
    if (error instanceof Misread) return err(error.at)
    throw error
  }
}
