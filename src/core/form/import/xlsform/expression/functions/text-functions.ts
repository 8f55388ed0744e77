import type { Logic, Term } from '../../../../authoring/rules/logic.ts'
import { isThere } from '../comparison.ts'
import { all, arithmetic, asNumber, asText, call, choose, literalOf, method, text, whole, type Value } from '../value.ts'
import type { Translating } from '../translating.ts'
import type { XPath } from '../xpath.ts'
import { arg, valued, type FunctionTable, type XPathFunction } from './xpath-function.ts'

const textual = (term: Term, needs: readonly Logic[]): Value => ({ term, type: 'text', needs })

/** A value that can be written as a text. */
export function written(t: Translating, node: XPath): Value {
  const value = t.value(node)
  return value.type === 'rows' || value.type === 'other' ? t.fault('type', node) : value
}

/** A text that is empty where there is no value. */
const orEmpty = (value: Value): Term => (value.needs.length === 0 ? asText(value) : choose(all(...value.needs), asText(value), text('')))

const onText = (run: (of: Term) => Term): XPathFunction =>
  valued([1, 1], (t, args) => {
    const value = written(t, arg(args, 0))
    return textual(run(asText(value)), value.needs)
  })

function concat(t: Translating, args: readonly XPath[]): Value {
  const parts = args.map((part) => {
    const each = t.each(part)
    return each === null ? orEmpty(written(t, part)) : joinedOf(each.list, each.value, text(''))
  })
  const [first = text(''), ...others] = parts
  return textual(
    others.reduce((done, part) => arithmetic(done, '+', part), first),
    [],
  )
}

function joinedOf(list: Term, value: Value, separator: Term): Term {
  const [where = null] = value.needs
  return method({ kind: 'rows', list, where, pick: asText(value) }, 'join', separator)
}

function join(t: Translating, args: readonly XPath[]): Value {
  const [separatorNode, ...others] = args
  const separator = asText(t.value(separatorNode ?? arg(args, 0)))
  const [only] = others
  const each = others.length === 1 && only !== undefined ? t.each(only) : null
  if (each !== null) return textual(joinedOf(each.list, each.value, separator), each.listNeeds)
  return textual(method({ kind: 'list', items: others.map((part) => orEmpty(written(t, part))) }, 'join', separator), [])
}

/** Positions count from 0, the last one not included, as in ours. */
function substring(t: Translating, args: readonly XPath[]): Value {
  const [value, ...ends] = args.map((part) => written(t, part))
  const positions = ends.map(asNumber)
  const [from, to] = positions
  if (value === undefined || from === undefined || from === null || to === null || positions.some((each) => each?.isWhole !== true))
    return t.fault('type', arg(args, 1))
  return textual(method(asText(value), 'substring', from.term, ...(to === undefined ? [] : [to.term])), value.needs)
}

const around = (run: (whole: Term, mark: Term) => Term): XPathFunction =>
  valued([2, 2], (t, args) => {
    const [value, mark] = [written(t, arg(args, 0)), written(t, arg(args, 1))]
    return textual(run(asText(value), asText(mark)), [...value.needs, ...mark.needs])
  })

function length(t: Translating, args: readonly XPath[]): Value {
  const value = written(t, arg(args, 0))
  const size = call('size', asText(value))
  return { term: value.needs.length === 0 ? size : choose(all(...value.needs), size, whole(0)), type: 'integer', needs: [] }
}

/** The first that has a value. */
function coalesce(t: Translating, args: readonly XPath[]): Value {
  const [first, second] = [t.value(arg(args, 0)), t.value(arg(args, 1))]
  return either(isThere(first), first, second, { kind: 'any', parts: [isThere(first), isThere(second)] }) ?? t.fault('type', arg(args, 1))
}

/** One value or the other, both of one kind; null: they have none in common. */
export function either(test: Logic, yes: Value, no: Value, needs: Logic | null): Value | null {
  const wanted = needs === null || (no.needs.length === 0 && yes.needs.length === 0) ? [] : [needs]
  const shared = no.needs.length === 0 && needs?.kind === 'any' ? [] : wanted
  if (yes.type === no.type && !['rows', 'other'].includes(yes.type))
    return {
      term: choose(test, yes.term, no.term),
      type: yes.type,
      needs: shared,
      ...(yes.field === no.field && yes.field !== undefined ? { field: yes.field } : {}),
    }
  const isNumber = (value: Value): boolean => ['integer', 'decimal'].includes(value.type)
  const [a, b] = [asNumber(yes), asNumber(no)]
  if (isNumber(yes) && isNumber(no) && a !== null && b !== null) {
    const [first, second] = [call('double', a.term), call('double', b.term)]
    const plain = (value: Value, made: Term): Term => {
      const literal = literalOf(value)
      return typeof literal === 'number' ? { kind: 'decimal', value: literal } : value.type === 'decimal' ? value.term : made
    }
    return { term: choose(test, plain(yes, first), plain(no, second)), type: 'decimal', needs: shared }
  }
  const isOdd = [yes, no].some(({ type }) => type === 'rows' || type === 'other')
  return isOdd ? null : { term: choose(test, asText(yes), asText(no)), type: 'text', needs: shared }
}

export const textFunctions: FunctionTable = {
  string: onText((of) => of),
  'normalize-space': onText((of) => method(of, 'trim')),
  'lower-case': onText((of) => call('lower', of)),
  'upper-case': onText((of) => call('upper', of)),
  concat: valued([1, 50], concat),
  join: valued([2, 50], join),
  substr: valued([2, 3], substring),
  'substring-before': around((of, mark) => method(of, 'substring', whole(0), method(of, 'indexOf', mark))),
  'substring-after': around((of, mark) => method(of, 'substring', arithmetic(method(of, 'indexOf', mark), '+', method(mark, 'size')))),
  'string-length': valued([1, 1], length),
  coalesce: valued([2, 2], coalesce),
}
