import type { JsonObject, JsonValue } from '../../lib/json.ts'
import type { FieldRef, Logic, Term } from '../authoring/rules/logic.ts'

/** A record, and the rows that walks look at, innermost first. */
interface Seen {
  readonly values: JsonObject
  readonly items: readonly JsonValue[]
}
type Known = boolean | undefined
const member = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)[name] : undefined
const at = (ref: FieldRef, { values: own, items }: Seen): JsonValue | undefined =>
  ref.path.reduce<JsonValue | undefined>(member, ref.from === 'item' ? items[ref.up] : own)
const rowsOf = (term: Term, seen: Seen): readonly JsonValue[] | undefined => {
  const list = meant(term, seen)
  return Array.isArray(list) ? list : undefined
}
function meant(term: Term, seen: Seen): JsonValue | undefined {
  switch (term.kind) {
    case 'text':
    case 'integer':
    case 'decimal':
      return term.value
    case 'field':
      return at(term.field, seen)
    case 'list':
      return term.items.map((item) => meant(item, seen) ?? null)
    case 'minus': {
      const of = meant(term.of, seen)
      return of === undefined ? undefined : -Number(of) + 0
    }
    case 'arithmetic': {
      const [a, b] = [meant(term.left, seen), meant(term.right, seen)]
      if (a === undefined || b === undefined) return undefined
      return (term.sign === '+' ? Number(a) + Number(b) : term.sign === '-' ? Number(a) - Number(b) : Number(a) * Number(b)) + 0
    }
    case 'if': {
      const test = holds(term.test, seen)
      return test === undefined ? undefined : meant(test ? term.then : term.else, seen)
    }
    case 'rows': {
      const rows = rowsOf(term.list, seen)
      if (rows === undefined) return undefined
      const kept = rows.filter((row) => term.where === null || holds(term.where, { ...seen, items: [row, ...seen.items] }) === true)
      return term.pick === null ? kept : kept.map((row) => meant(term.pick ?? term, { ...seen, items: [row, ...seen.items] }) ?? null)
    }
    case 'call': {
      const list = rowsOf(term.args[0] ?? term, seen)
      return list === undefined
        ? undefined
        : term.name === 'count'
          ? list.length
          : list.reduce<number>((sum, each) => sum + Number(each), 0)
    }
    default:
      throw new Error(term.kind)
  }
}
function compared(a: JsonValue, each: string, b: JsonValue): boolean {
  const order = a === b ? 0 : (a as string) < (b as string) ? -1 : 1
  return { '==': order === 0, '!=': order !== 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[each] ?? false
}
const either = (parts: readonly Known[], deciding: boolean): Known =>
  parts.includes(deciding) ? deciding : parts.includes(undefined) ? undefined : !deciding
/** What logic means, told independently of the engine, for tests. Undefined: a value is missing. */
export function holds(logic: Logic, seen: Seen): Known {
  switch (logic.kind) {
    case 'all':
    case 'any':
      return either(
        logic.parts.map((part) => holds(part, seen)),
        logic.kind === 'any',
      )
    case 'not': {
      const of = holds(logic.of, seen)
      return of === undefined ? undefined : !of
    }
    case 'compare': {
      const [a, b] = [meant(logic.left, seen), meant(logic.right, seen)]
      return a === undefined || b === undefined ? undefined : compared(a, logic.sign, b)
    }
    case 'in': {
      const [value, list] = [meant(logic.value, seen), rowsOf(logic.list, seen)]
      return value === undefined || list === undefined ? undefined : list.includes(value)
    }
    case 'present':
      return at(logic.field, seen) !== undefined
    case 'some': {
      const rows = rowsOf(logic.list, seen)
      return rows === undefined
        ? undefined
        : either(
            rows.map((row) => holds(logic.where, { ...seen, items: [row, ...seen.items] })),
            logic.which === 'exists',
          )
    }
    case 'truth': {
      if (logic.of.kind === 'field') return at(logic.of.field, seen) as Known
      const call = logic.of as Extract<Term, { kind: 'call' }>
      const [of, part] = [meant(call.of ?? call, seen), meant(call.args[0] ?? call, seen)]
      if (typeof of !== 'string' || typeof part !== 'string') return undefined
      return call.name === 'startsWith' ? of.startsWith(part) : call.name === 'endsWith' ? of.endsWith(part) : of.includes(part)
    }
  }
}
