import { constantOf } from '../../../authoring/rules/condition-leaf.ts'
import type { Logic, Sign, Term } from '../../../authoring/rules/logic.ts'
import {
  constantText,
  isDate,
  isNumber,
  quoted,
  strength,
  within,
  type KnownQuestion,
  type Mode,
  type Piece,
  type Said,
  type Writing,
} from './said.ts'
import { dayConstant, isQuotable, regex } from './write-text.ts'

const signs = { '==': '=', '!=': '!=', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const
const whole = (text: string, implies: readonly string[] = []): Piece => ({ text, strength: strength.whole, implies })
const relation = (text: string, implies: readonly string[] = []): Piece => ({ text, strength: strength.equality, implies })
const never = whole('false()')

/** Parts beside each other. */
function joined(parts: readonly Piece[], sign: 'and' | 'or'): Piece {
  const [only] = parts
  if (only === undefined) return whole(sign === 'and' ? 'true()' : 'false()')
  if (parts.length === 1) return only
  const own = strength[sign]
  const implies = sign === 'and' ? [...new Set(parts.flatMap((part) => part.implies))] : shared(parts)
  return { text: parts.map((part) => within(part, own + 1)).join(` ${sign} `), strength: own, implies }
}

const shared = ([first, ...others]: readonly Piece[]): readonly string[] =>
  (first?.implies ?? []).filter((need) => others.every(({ implies }) => implies.includes(need)))

/** A comparison, and what it needs: `closed` ones do not hold by themselves while an answer is missing. */
function leaf(raw: Piece, needs: readonly string[], isClosed: boolean, mode: Mode): Piece {
  if (needs.length === 0) return raw
  if (mode === 'not-false') return joined([...needs.map((need) => relation(`${need} = ''`)), { ...raw, implies: [] }], 'or')
  if (isClosed) return { ...raw, implies: needs }
  return joined([...needs.map((need) => relation(`${need} != ''`, [need])), { ...raw, implies: needs }], 'and')
}

const isoDate = /^\d{4}-\d{2}-\d{2}$/
const dated = (said: Said, term: Term, other: Said): Said =>
  isDate(other) && term.kind === 'text' && isoDate.test(term.value) ? dayConstant(term.value) : said

function isComparable(left: Said, right: Said, sign: Sign): boolean {
  if ([left, right].some(({ type }) => ['codes', 'rows', 'none', 'boolean'].includes(type))) return false
  if (isNumber(left) || isNumber(right)) return isNumber(left) && isNumber(right)
  // Their order is of numbers and of days; texts have none.
  return sign === '==' || sign === '!=' || (isDate(left) && isDate(right))
}

/** Without an answer there is an empty text, or no number: equal to nothing but another one. */
function isClosed(left: Said, right: Said, sign: Sign): boolean {
  const sides = [left, right].filter(({ needs }) => needs.length > 0)
  if (sign === '!=' || sides.some(({ isOpen }) => !isOpen)) return false
  return sign !== '==' || sides.length === 1
}

const isBoolean = (w: Writing, term: Term): KnownQuestion | null => {
  const known = term.kind === 'field' ? w.place.one(term.field) : null
  return known?.type === 'boolean' ? known : null
}

/** A yes/no answer that is yes, or no. */
function answered({ text, yes, no, isThere }: KnownQuestion, wanted: boolean, mode: Mode): Piece {
  const word = wanted ? yes : no
  const raw = word === null ? never : relation(`${text} = ${quoted(word)}`)
  if (!isThere && mode === 'not-false' && no !== null) return relation(`${text} != ${quoted(wanted ? no : yes)}`)
  return leaf(raw, isThere ? [] : [text], true, mode)
}

function compared(w: Writing, { left: a, sign, right: b }: Extract<Logic, { kind: 'compare' }>, mode: Mode): Piece {
  const [question, other] = isBoolean(w, a) === null ? [isBoolean(w, b), a] : [isBoolean(w, a), b]
  const constant = constantOf(other)
  if (question !== null && typeof constant === 'boolean' && (sign === '==' || sign === '!='))
    return answered(question, constant === (sign === '=='), mode)
  const [first, second] = [w.term(a), w.term(b)]
  const [left, right] = [dated(first, a, second), dated(second, b, first)]
  if (!isComparable(left, right, sign)) return whole(w.fault(`${left.text} ${sign} ${right.text}`).text)
  const own = sign === '==' || sign === '!=' ? strength.equality : strength.order
  const raw: Piece = { text: `${within(left, own + 1)} ${signs[sign]} ${within(right, own + 1)}`, strength: own, implies: [] }
  return leaf(raw, [...new Set([...left.needs, ...right.needs])], isClosed(left, right, sign), mode)
}

function among(w: Writing, { value, list }: Extract<Logic, { kind: 'in' }>, mode: Mode): Piece {
  if (list.kind === 'list') {
    const parts = list.items.map((item): Logic => ({ kind: 'compare', left: value, sign: '==', right: item }))
    return w.logic({ kind: 'any', parts }, mode)
  }
  const renamed = (list.kind === 'field' ? w.place.one(list.field)?.codes : null) ?? new Map<string, string>()
  const [code, of] = [value.kind === 'text' ? constantText(renamed.get(value.value) ?? value.value) : w.term(value), w.term(list)]
  // Which of the codes another answer holds is not known here.
  if (renamed.size > 0 && value.kind !== 'text') return whole(w.fault('in').text)
  if (of.type !== 'codes' || !['text', 'code'].includes(code.type)) return whole(w.fault('in').text)
  const needs = [...new Set([...of.needs, ...code.needs])]
  return leaf(whole(`selected(${of.text}, ${code.text})`), needs, code.needs.length === 0, mode)
}

const onTexts: Readonly<Record<string, string>> = { startsWith: 'starts-with', endsWith: 'ends-with', contains: 'contains' }

function truth(w: Writing, of: Term, mode: Mode): Piece {
  if (of.kind === 'logic') return w.logic(of.logic, mode)
  if (of.kind === 'field') {
    const flag = w.place.flag(of.field)
    if (flag !== null) return w.logic(flag, mode)
    const known = isBoolean(w, of)
    return known === null ? whole(w.fault(of.field.path.join('.')).text) : answered(known, true, mode)
  }
  if (of.kind === 'if') {
    const [yes, no] = [of.then, of.else].map((each): Logic => ({ kind: 'truth', of: each }))
    if (yes === undefined || no === undefined) return never
    const parts: readonly Logic[] = [
      { kind: 'all', parts: [of.test, yes] },
      { kind: 'all', parts: [{ kind: 'not', of: of.test }, no] },
    ]
    return w.logic({ kind: 'any', parts }, mode)
  }
  if (of.kind !== 'call' || of.of === null || of.args.length !== 1) return whole(w.fault(of.kind === 'call' ? of.name : '…').text)
  const [arg] = of.args
  const value = w.term(of.of)
  if (of.name === 'matches' && arg?.kind === 'text' && isQuotable(arg.value))
    return leaf(whole(regex(value.text, arg.value)), value.needs, false, mode)
  const name = onTexts[of.name]
  if (name === undefined || arg === undefined) return whole(w.fault(of.name).text)
  const part = w.term(arg)
  return leaf(
    whole(`${name}(${value.text}, ${part.text})`),
    [...value.needs, ...part.needs],
    part.isConstant === true && value.isOpen,
    mode,
  )
}

function presence(w: Writing, field: Extract<Logic, { kind: 'present' }>['field'], wanted: boolean): Piece {
  const known = w.place.one(field)
  if (known === null) return whole(w.fault(`has(${field.path.join('.')})`).text)
  if (known.type === 'rows') return relation(`count(${known.text}) ${wanted ? '>' : '='} 0`)
  if (known.isThere) return whole(wanted ? 'true()' : 'false()')
  return wanted ? relation(`${known.text} != ''`, [known.text]) : relation(`${known.text} = ''`)
}

/** `!has(a) || a != 'x'` is what `${a} != 'x'` says over there. */
function unlike(w: Writing, parts: readonly Logic[]): readonly Piece[] | null {
  const missing = parts.find((part) => part.kind === 'not' && part.of.kind === 'present')
  if (missing?.kind !== 'not' || missing.of.kind !== 'present') return null
  const known = w.place.one(missing.of.field)
  if (known === null || known.isThere || known.type === 'rows') return null
  const covered = parts.map((part): Piece | null => {
    const isUnlike = part.kind === 'compare' && part.sign === '!='
    const isNo = part.kind === 'not' && part.of.kind === 'truth'
    if (!isUnlike && !isNo) return null
    const piece = w.logic(part, 'not-false')
    const guard = `${known.text} = '' or `
    if (isUnlike && piece.text.startsWith(guard) && !piece.text.slice(guard.length).includes(` or `))
      return relation(piece.text.slice(guard.length))
    return isNo && piece.text.startsWith(`${known.text} != `) ? piece : null
  })
  if (covered.every((piece) => piece === null)) return null
  return parts.flatMap((part, at) => (part === missing ? [] : [covered[at] ?? w.logic(part, 'true')]))
}

/** Answers that another part of an `and` asks for anyway are not asked for twice. */
function together(w: Writing, parts: readonly Logic[], mode: Mode): Piece {
  const pieces = parts.map((part) => ({ part, piece: w.logic(part, mode) }))
  const others = pieces.filter(({ part }) => part.kind !== 'present').flatMap(({ piece }) => piece.implies)
  const needed = pieces.filter(({ part, piece }) => part.kind !== 'present' || !piece.implies.some((need) => others.includes(need)))
  return joined(
    needed.map(({ piece }) => piece),
    'and',
  )
}

function negated(w: Writing, of: Logic, mode: Mode): Piece {
  if (of.kind === 'present') return presence(w, of.field, false)
  const known = of.kind === 'truth' ? isBoolean(w, of.of) : null
  if (known !== null && of.kind === 'truth' && of.of.kind === 'field' && w.place.flag(of.of.field) === null)
    return answered(known, false, mode)
  const inner = w.logic(of, mode === 'true' ? 'not-false' : 'true')
  return whole(`not(${inner.text})`)
}

/** A condition of ours as XPath. */
export function writeLogic(w: Writing, logic: Logic, mode: Mode): Piece {
  switch (logic.kind) {
    case 'all':
      return together(w, logic.parts, mode)
    case 'any':
      return joined((mode === 'true' ? unlike(w, logic.parts) : null) ?? logic.parts.map((part) => w.logic(part, mode)), 'or')
    case 'not':
      return negated(w, logic.of, mode)
    case 'compare':
      return compared(w, logic, mode)
    case 'in':
      return among(w, logic, mode)
    case 'present':
      return presence(w, logic.field, true)
    case 'some':
      return whole(w.fault(logic.which).text)
    case 'truth':
      return truth(w, logic.of, mode)
  }
}
