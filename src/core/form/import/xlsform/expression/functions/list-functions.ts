import type { Logic, Term } from '../../../../authoring/rules/logic.ts'
import { writeTerm } from '../../../../authoring/rules/write-cel.ts'
import { isThere } from '../comparison.ts'
import { fieldTerm, present, seenFrom, type KnownField } from '../known-field.ts'
import { all, arithmetic, asNumber, call, choose, whole, type Value } from '../value.ts'
import { certain, type Translating } from '../translating.ts'
import type { XPath } from '../xpath.ts'
import { arg, valued, type Call, type FunctionTable } from './xpath-function.ts'
import { either } from './text-functions.ts'

const counted = (list: Term, needs: readonly Logic[]): Value => {
  const size = call('size', list)
  return { term: needs.length === 0 ? size : choose(all(...needs), size, whole(0)), type: 'integer', needs: [] }
}

/** How many rows, of a repeat or of one that holds the question. */
function count(t: Translating, args: readonly XPath[], node: Call, isFilled = false): Value {
  const each = t.each(arg(args, 0))
  if (each !== null) {
    const [where = null] = each.value.needs
    return counted(isFilled ? { kind: 'rows', list: each.list, where, pick: null } : each.list, each.listNeeds)
  }
  const value = t.value(arg(args, 0))
  return value.type === 'rows' ? counted(value.term, value.needs) : t.fault('rows', node)
}

function countSelected(t: Translating, args: readonly XPath[], node: Call): Value {
  const value = t.value(arg(args, 0))
  return value.type === 'choices' ? counted(value.term, value.needs) : t.fault('type', node)
}

function selectedAt(t: Translating, args: readonly XPath[], node: Call): Value {
  const [value, at] = [t.value(arg(args, 0)), asNumber(t.value(arg(args, 1)))]
  if (value.type !== 'choices' || at?.isWhole !== true) return t.fault('type', node)
  const needs = [...value.needs, { kind: 'compare', left: call('size', value.term), sign: '>', right: at.term } as const]
  const code: KnownField | undefined = value.field === undefined ? undefined : { ...value.field, type: 'text', isCode: true }
  return {
    term: { kind: 'cel', text: `${writeTerm(value.term)}[${writeTerm(at.term)}]` },
    type: 'text',
    needs,
    ...(code === undefined ? {} : { field: code }),
  }
}

const MOST_WORDS = 100

/** The words of a code. Those of a list that is not written out are looked up when the form has it. */
function choiceName(t: Translating, args: readonly XPath[], node: Call): Value {
  const [code, of] = [t.value(arg(args, 0)), arg(args, 1)]
  const name = of.kind === 'text' ? /^\s*\$\{\s*([^{}\s]+)\s*\}\s*$/.exec(of.value)?.[1] : of.kind === 'question' ? of.name : undefined
  const field = name === undefined ? null : t.place.find(name)
  const words = field === null || field === 'today' ? undefined : field.choices
  if (words === undefined || words.size === 0 || words.size > MOST_WORDS || code.type !== 'text')
    return t.fault('function', node, node.name)
  const table = [...words].map(([key, label]) => `${JSON.stringify(key)}: ${JSON.stringify(label)}`).join(', ')
  return { term: { kind: 'cel', text: `{${table}}[${writeTerm(code.term)}]` }, type: 'text', needs: code.needs }
}

/** A value of another row, counted from 1. */
function indexedRepeat(t: Translating, args: readonly XPath[], node: Call): Value {
  const field = t.question(arg(args, 0))
  const cut = field?.path.lastIndexOf('@') ?? -1
  const seen = field === null || cut < 0 ? null : seenFrom(t.place.scope, field.path.slice(0, cut))
  const at = asNumber(t.value(arg(args, 2)))
  if (field === null || seen?.kind !== 'one' || at?.isWhole !== true || args.length !== 3) return t.fault('rows', node)
  const index = at.term.kind === 'integer' ? whole(at.term.value - 1) : arithmetic(at.term, '-', whole(1))
  const row = `${writeTerm(fieldTerm(seen.field))}[${writeTerm(index)}]`
  const inside = field.path.slice(cut + 1).map((name) => (/^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`))
  const term: Term = { kind: 'cel', text: `${row}${inside.join('')}` }
  return {
    term,
    type: field.type,
    needs: [present(seen.field), { kind: 'truth', of: { kind: 'cel', text: `has(${row}${inside.join('')})` } }],
    field,
  }
}

/** Which row this is, counted from 1. */
function position(t: Translating, args: readonly XPath[], node: Call): Value {
  const { scope } = t.place
  const cut = scope.lastIndexOf('@')
  const seen = cut < 0 ? null : seenFrom(scope, scope.slice(0, cut))
  const outer = cut < 0 ? null : seenFrom(scope.slice(0, Math.max(0, cut)), scope.slice(0, cut))
  const isHere = arg(args, 0).kind === 'path' || args.length === 0
  if (!isHere || outer?.kind !== 'one' || outer.field.from !== 'record' || seen === null) return t.fault('rows', node)
  const ids: Term = { kind: 'rows', list: fieldTerm(outer.field), where: null, pick: fieldTerm({ from: 'item', up: 0, path: ['_row'] }) }
  return { term: arithmetic(call('index_of', ids, fieldTerm({ from: 'row', path: ['_row'] })), '+', whole(1)), type: 'integer', needs: [] }
}

function conditional(t: Translating, args: readonly XPath[], node: Call): Value {
  const test = t.logic(arg(args, 0), certain)
  const [yes, no] = [t.value(arg(args, 1)), t.value(arg(args, 2))]
  const there = [isThere(yes), isThere(no)] as const
  const isSure = yes.needs.length === 0 && no.needs.length === 0
  const needs: Logic | null = isSure
    ? null
    : { kind: 'truth', of: choose(test, { kind: 'logic', logic: there[0] }, { kind: 'logic', logic: there[1] }) }
  return either(test, yes, no, needs) ?? t.fault('type', node)
}

export const listFunctions: FunctionTable = {
  count: valued([1, 1], (t, args, node) => count(t, args, node)),
  'count-non-empty': valued([1, 1], (t, args, node) => count(t, args, node, true)),
  'count-selected': valued([1, 1], countSelected),
  'selected-at': valued([2, 2], selectedAt),
  'jr:choice-name': valued([2, 2], choiceName),
  'indexed-repeat': valued([3, 7], indexedRepeat),
  position: valued([0, 1], position),
  if: valued([3, 3], conditional),
  once: valued([1, 1], (t, args) => {
    t.remark('once')
    return t.value(arg(args, 0))
  }),
}
