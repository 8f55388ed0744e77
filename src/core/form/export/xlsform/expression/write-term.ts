import type { Logic, Term } from '../../../authoring/rules/logic.ts'
import { writeCall } from './write-call.ts'
import { called, constantText, digits, isNumber, strength, within, type Said, type Writing } from './said.ts'
import { concatenated } from './write-text.ts'

const constantNumber = (value: number, type: 'integer' | 'decimal'): Said => ({
  text: digits(value),
  strength: value < 0 ? strength.minus : strength.whole,
  type,
  needs: [],
  isOpen: true,
  isConstant: true,
})

function fieldSaid(w: Writing, term: Extract<Term, { kind: 'field' }>): Said {
  const known = w.place.one(term.field)
  if (known === null) return w.fault(term.field.path.join('.'))
  const needs = known.isThere || known.type === 'rows' ? [] : [known.text]
  return { text: known.text, strength: strength.whole, type: known.type, needs, isOpen: true }
}

const signs = { '+': '+', '-': '-', '*': '*', '/': 'div', '%': 'mod' } as const

function arithmetic(w: Writing, term: Extract<Term, { kind: 'arithmetic' }>): Said {
  const [left, right] = [w.term(term.left), w.term(term.right)]
  if (term.sign === '+' && !isNumber(left)) return concatenated(w, term)
  if (!isNumber(left) || !isNumber(right)) return w.fault(term.sign)
  const own = term.sign === '+' || term.sign === '-' ? strength.sum : strength.product
  const isWhole = left.type === 'integer' && right.type === 'integer'
  const said: Said = {
    text: `${within(left, own)} ${signs[term.sign]} ${within(right, own + 1)}`,
    strength: own,
    type: isWhole ? 'integer' : 'decimal',
    needs: [...new Set([...left.needs, ...right.needs])],
    isOpen: left.isOpen && right.isOpen,
  }
  // Whole numbers divide to whole ones here.
  return isWhole && term.sign === '/' ? called('int', [said], 'integer') : said
}

const allPresent = (logic: Logic): boolean =>
  logic.kind === 'present' || (logic.kind === 'all' && logic.parts.length > 0 && logic.parts.every(({ kind }) => kind === 'present'))

/** What stands in place of a value that is not there, when XPath gives the same by itself. */
function natural(w: Writing, { test, then, else: no }: Extract<Term, { kind: 'if' }>): Said | null {
  if (!allPresent(test)) return null
  const tested = w.logic(test, 'true').implies
  const value = w.term(then)
  if (!value.needs.every((need) => tested.includes(need))) return null
  const isEmpty = no.kind === 'text' && no.value === '' && value.isOpen && value.type !== 'integer' && value.type !== 'decimal'
  const isNone = no.kind === 'integer' && no.value === 0 && /^(?:count|count-non-empty|count-selected|string-length)\(/.test(value.text)
  return isEmpty || isNone ? { ...value, needs: [], isOpen: false } : null
}

const isSame = (a: Term, b: Term): boolean => JSON.stringify(a) === JSON.stringify(b)

function chosen(w: Writing, term: Extract<Term, { kind: 'if' }>): Said {
  const plain = natural(w, term)
  if (plain !== null) return plain
  const { test, then, else: no } = term
  const [yes, other] = [w.term(then), w.term(no)]
  const isCoalesce = test.kind === 'present' && isSame(then, { kind: 'field', field: test.field })
  if (isCoalesce) return { ...called('coalesce', [yes, other], other.type, false), needs: other.needs }
  const said = called('if', [{ ...yes, text: w.logic(test, 'true').text, needs: [] }, yes, other], yes.type)
  const type = yes.type === other.type ? yes.type : isNumber(yes) && isNumber(other) ? 'decimal' : 'text'
  // A branch that is not taken may miss its answers.
  return { ...said, type, needs: yes.needs.filter((need) => other.needs.includes(need)) }
}

/** A value of ours as XPath. */
export function writeTerm(w: Writing, term: Term): Said {
  switch (term.kind) {
    case 'text':
      return constantText(term.value)
    case 'integer':
    case 'decimal':
      return constantNumber(term.value, term.kind)
    case 'field':
      return fieldSaid(w, term)
    case 'arithmetic':
      return arithmetic(w, term)
    case 'minus': {
      const of = w.term(term.of)
      if (!isNumber(of)) return w.fault('-')
      return { ...of, text: `-${within(of, strength.minus + 1)}`, strength: strength.minus }
    }
    case 'call':
      return writeCall(w, term)
    case 'if':
      return chosen(w, term)
    case 'logic': {
      const { text, strength: own } = w.logic(term.logic, 'true')
      return { text, strength: own, type: 'boolean', needs: [], isOpen: false }
    }
    case 'list':
    case 'rows':
      return w.fault(term.kind === 'list' ? '[…]' : 'filter, map')
    case 'cel':
      return w.fault(term.text)
  }
}
