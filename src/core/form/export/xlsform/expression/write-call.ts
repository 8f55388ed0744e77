import type { Term } from '../../../authoring/rules/logic.ts'
import { called, isDate, isNumber, strength, within, type Said, type SaidType, type Writing } from './said.ts'
import { substring } from './write-text.ts'

type Call = Extract<Term, { kind: 'call' }>
type Write = (w: Writing, args: readonly Said[], call: Call) => Said

const plain =
  (name: string, type: SaidType | 'same', isOpen = true): Write =>
  (_, args) =>
    called(name, args, type === 'same' ? (args.every((arg) => arg.type === 'integer') ? 'integer' : 'decimal') : type, isOpen)

/** A number that the letters of a date make. */
const ofDate =
  (letter: string): Write =>
  (w, [date], call) =>
    date !== undefined && isDate(date)
      ? { ...called('int', [{ ...date, text: `format-date(${date.text}, '%${letter}')` }], 'integer') }
      : w.fault(call.name)

/** Days between two dates. */
const days: Write = (w, [from, to], call) => {
  const [first] = call.args
  if (from === undefined || to === undefined || !isDate(to)) return w.fault(call.name)
  if (first?.kind === 'text' && first.value === '1970-01-01') return called('decimal-date-time', [to], 'integer')
  if (!isDate(from)) return w.fault(call.name)
  return {
    text: `${within(to, strength.sum)} - ${within(from, strength.sum + 1)}`,
    strength: strength.sum,
    type: 'integer',
    needs: [...new Set([...to.needs, ...from.needs])],
    isOpen: to.isOpen && from.isOpen,
  }
}

/** Whole years between two dates: the difference of the years, less one before the day of the year has come. */
const years: Write = (w, [from, to], call) => {
  if (from === undefined || to === undefined || !isDate(from) || !isDate(to)) return w.fault(call.name)
  const part = ({ text }: Said, letters: string): string => `int(format-date(${text}, '${letters}'))`
  return {
    text: `${part(to, '%Y')} - ${part(from, '%Y')} - if(${part(to, '%m%d')} < ${part(from, '%m%d')}, 1, 0)`,
    strength: strength.sum,
    type: 'integer',
    needs: [...new Set([...to.needs, ...from.needs])],
    isOpen: from.isOpen && to.isOpen,
  }
}

const addDays: Write = (w, [date, count], call) => {
  if (date === undefined || count === undefined || !isDate(date) || !isNumber(count)) return w.fault(call.name)
  const [isLess, by] = count.text.startsWith('-') ? [true, count.text.slice(1)] : [false, within(count, strength.sum + 1)]
  const sum = `${within(date, strength.sum)} ${isLess ? '-' : '+'} ${by}`
  return { ...called('date', [date, count], 'date'), text: `date(${sum})` }
}

/** Rows, answers of a choice of several, letters. */
const size: Write = (w, [of], call) => {
  if (of?.type === 'rows') return called('count', [of], 'integer', false)
  if (of?.type === 'codes') return called('count-selected', [of], 'integer', false)
  return of?.type === 'text' || of?.type === 'code' || (of !== undefined && isNumber(of))
    ? called('string-length', [of], 'integer', false)
    : w.fault(call.name)
}

const toText: Write = (_, [of]) => (of === undefined ? called('string', [], 'text') : called('string', [of], 'text'))

/** By name and number of values, what a method is called on included. */
const calls: Readonly<Record<string, Write>> = {
  'today/0': plain('today', 'date'),
  'year/1': ofDate('Y'),
  'month/1': ofDate('n'),
  'day/1': ofDate('e'),
  'days/2': days,
  'years/2': years,
  'add_days/2': addDays,
  'size/1': size,
  'count/1': size,
  'string/1': toText,
  'int/1': plain('int', 'integer'),
  'double/1': plain('number', 'decimal'),
  'round/1': plain('round', 'integer'),
  'round/2': plain('round', 'decimal'),
  'abs/1': plain('abs', 'same'),
  'min/2': plain('min', 'same'),
  'max/2': plain('max', 'same'),
  'trim/1': plain('normalize-space', 'text'),
}

/** Of one value in each row: `sum(${amount})`. */
const ofRows: ReadonlySet<string> = new Set(['sum', 'min', 'max', 'join'])

const onRows = (w: Writing, call: Call, list: Term, more: readonly Term[]): Said => {
  if (list.kind !== 'rows' || list.list.kind !== 'field' || list.pick?.kind !== 'field' || list.pick.field.from !== 'item')
    return w.fault(call.name)
  const { path, up } = list.pick.field
  const isAll =
    list.where === null || (list.where.kind === 'present' && JSON.stringify(list.where.field) === JSON.stringify(list.pick.field))
  const each = up === 0 && isAll ? w.place.each(list.list.field, path) : null
  if (each === null || (call.name !== 'join' && each.type !== 'integer' && each.type !== 'decimal')) return w.fault(call.name)
  const value: Said = { text: each.text, strength: strength.whole, type: each.type, needs: [], isOpen: false }
  return call.name === 'join'
    ? called('join', [...more.map(w.term), value], 'text', false)
    : called(call.name, [value], each.type, call.name !== 'sum')
}

/** How many rows have an answer. */
function counted(w: Writing, call: Call, rows: Extract<Term, { kind: 'rows' }>): Said {
  const { list, where, pick } = rows
  if (pick !== null || list.kind !== 'field' || where?.kind !== 'present' || where.field.from !== 'item' || where.field.up !== 0)
    return w.fault(call.name)
  const each = w.place.each(list.field, where.field.path)
  if (each === null) return w.fault(call.name)
  return { text: `count-non-empty(${each.text})`, strength: strength.whole, type: 'integer', needs: [], isOpen: false }
}

/** A function of ours as theirs. */
export function writeCall(w: Writing, call: Call): Said {
  const values = [...(call.of === null ? [] : [call.of]), ...call.args]
  const [first] = values
  if (call.name === 'substring' && first !== undefined) return substring(w, call, w.term(first))
  if (ofRows.has(call.name) && first?.kind === 'rows') return onRows(w, call, first, values.slice(1))
  if ((call.name === 'size' || call.name === 'count') && first?.kind === 'rows') return counted(w, call, first)
  const write = calls[`${call.name}/${values.length}`]
  return write === undefined ? w.fault(call.name) : write(w, values.map(w.term), call)
}
