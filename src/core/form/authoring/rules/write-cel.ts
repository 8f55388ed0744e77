import { isCelName } from '../../expression/is-cel-name.ts'
import { SELF } from '../../expression/names.ts'
import { flatLogic, flatTerm, type FieldRef, type Logic, type Term } from './logic.ts'

/** How strongly a part holds together: a weaker one within a stronger one stands in brackets. */
const strength = { if: 0, any: 1, all: 2, relation: 3, sum: 4, product: 5, sign: 6, whole: 7 } as const

interface Written {
  readonly text: string
  readonly strength: number
}

/** Names of the rows that the walks around look at, innermost first. */
type Rows = readonly string[]

const whole = (text: string): Written => ({ text, strength: strength.whole })
const within = (part: Written, least: number): string => (part.strength < least ? `(${part.text})` : part.text)

const isName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && !/^(?:in|true|false|null)$/.test(name)
const select = (of: string, path: readonly string[]): string =>
  path.reduce((text, name) => (isName(name) ? `${text}.${name}` : `${text}[${JSON.stringify(name)}]`), of)

function field(ref: FieldRef, rows: Rows): string {
  if (ref.from === 'item') return select(rows[ref.up] ?? 'row', ref.path)
  if (ref.from !== 'record') return select(ref.from, ref.path)
  const [first = '', ...rest] = ref.path
  return isCelName(first) && !rows.includes(first) ? select(first, rest) : select(SELF, ref.path)
}

/** Names for rows that no author takes for a field. */
const rowName = (rows: Rows): string => ['r', 's', 't'][rows.length] ?? `r${rows.length}`

const decimal = (value: number): string => {
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

function list(parts: readonly Logic[], sign: '&&' | '||', least: number, rows: Rows): Written {
  if (parts.length === 0) return whole(sign === '&&' ? 'true' : 'false')
  return { text: parts.map((part) => within(logic(part, rows), least + 1)).join(` ${sign} `), strength: least }
}

function rowsOf({ list: from, where, pick }: Extract<Term, { kind: 'rows' }>, rows: Rows): Written {
  const [name, inner] = [rowName(rows), [rowName(rows), ...rows]]
  const of = within(term(from, rows), strength.whole)
  const parts = [...(where === null ? [] : [logic(where, inner).text]), ...(pick === null ? [] : [term(pick, inner).text])]
  return whole(`${of}.${pick === null ? 'filter' : 'map'}(${[name, ...(parts.length === 0 ? ['true'] : parts)].join(', ')})`)
}

function term(each: Term, rows: Rows): Written {
  switch (each.kind) {
    case 'text':
      return whole(JSON.stringify(each.value))
    case 'integer':
    case 'decimal': {
      const text = each.kind === 'integer' ? String(each.value) : decimal(each.value)
      return { text, strength: text.startsWith('-') ? strength.sign : strength.whole }
    }
    case 'field':
      return whole(field(each.field, rows))
    case 'list':
      return whole(`[${each.items.map((item) => term(item, rows).text).join(', ')}]`)
    case 'arithmetic': {
      const own = each.sign === '+' || each.sign === '-' ? strength.sum : strength.product
      return { text: `${within(term(each.left, rows), own)} ${each.sign} ${within(term(each.right, rows), own + 1)}`, strength: own }
    }
    case 'minus':
      return { text: `-(${term(each.of, rows).text})`, strength: strength.sign }
    case 'call': {
      const args = `${each.name}(${each.args.map((arg) => term(arg, rows).text).join(', ')})`
      return whole(each.of === null ? args : `${within(term(each.of, rows), strength.whole)}.${args}`)
    }
    case 'rows':
      return rowsOf(each, rows)
    case 'if':
      return {
        text: `${within(logic(each.test, rows), strength.any)} ? ${within(term(each.then, rows), strength.any)} : ${within(term(each.else, rows), strength.any)}`,
        strength: strength.if,
      }
    case 'logic':
      return logic(each.logic, rows)
    case 'cel':
      return { text: each.text, strength: strength.if }
  }
}

function logic(each: Logic, rows: Rows): Written {
  switch (each.kind) {
    case 'all':
      return list(each.parts, '&&', strength.all, rows)
    case 'any':
      return list(each.parts, '||', strength.any, rows)
    case 'not':
      return { text: `!${within(logic(each.of, rows), strength.sign)}`, strength: strength.sign }
    case 'compare':
      return {
        text: `${within(term(each.left, rows), strength.relation)} ${each.sign} ${within(term(each.right, rows), strength.relation + 1)}`,
        strength: strength.relation,
      }
    case 'in':
      return {
        text: `${within(term(each.value, rows), strength.relation)} in ${within(term(each.list, rows), strength.relation + 1)}`,
        strength: strength.relation,
      }
    case 'present':
      return whole(`has(${field(each.field, rows)})`)
    case 'some': {
      const name = rowName(rows)
      return whole(`${within(term(each.list, rows), strength.whole)}.${each.which}(${name}, ${logic(each.where, [name, ...rows]).text})`)
    }
    case 'truth':
      return term(each.of, rows)
  }
}

/** Logic as CEL; `readLogic` reads it back as `flatLogic` of it. */
export const writeLogic = (each: Logic): string => logic(flatLogic(each), []).text

/** A value as CEL; `readTerm` reads it back as `flatTerm` of it. */
export const writeTerm = (each: Term): string => term(flatTerm(each), []).text
