import { addDays, daysBetween, firstDay, isIsoDate, isPartialDate, yearOf, yearsBetween } from '../../../lib/calendar.ts'
import { addMonths, monthsBetween } from '../../../lib/months.ts'
import type { CelValue, Frame } from '../cel-value.ts'
import { dateInWords } from '../date-in-words.ts'
import { numberOf, textOf, type CelFunction } from './cel-function.ts'

/** On dates, a partial one too (it counts as its first day); of any other text it means nothing. */
const onDates = (signature: string, run: (dates: readonly string[], frame: Frame) => CelValue | undefined): CelFunction => ({
  signature,
  weight: 30,
  run: (args, frame) => {
    const dates: string[] = []
    for (const arg of args) if (typeof arg === 'string' && isPartialDate(arg)) dates.push(arg)
    return dates.length === args.length ? run(dates, frame) : undefined
  },
})

/** The farthest that a date is moved. */
const reach = { days: 366_000, months: 12_000 }

const onDay = (signature: string, limit: number, move: (date: string, count: number) => string): CelFunction => ({
  signature,
  weight: 250,
  run: ([date, count]) => {
    const [from, by] = [textOf(date), numberOf(count)]
    if (!isIsoDate(from) || Math.abs(by) > limit) return undefined
    const to = move(from, by)
    return isIsoDate(to) ? to : undefined
  },
})

export const dateFunctions: readonly CelFunction[] = [
  { signature: 'today(): string', run: (_, frame) => frame.context.asOf },
  onDates('age(string): int', ([born = ''], frame) => yearsBetween(born, frame.context.asOf)),
  onDates('age(string, string): int', ([born = '', on = '']) => yearsBetween(born, on)),
  onDates('years(string, string): int', ([from = '', to = '']) => yearsBetween(from, to)),
  onDates('months(string, string): int', ([from = '', to = '']) => monthsBetween(firstDay(from), firstDay(to))),
  onDates('days(string, string): int', ([from = '', to = '']) => daysBetween(from, to)),
  onDates('year(string): int', ([date = '']) => yearOf(date)),
  onDates('month(string): int', ([date = '']) => (date.length < 7 ? undefined : Number(date.slice(5, 7)))),
  onDates('day(string): int', ([date = '']) => (isIsoDate(date) ? Number(date.slice(8, 10)) : undefined)),
  onDay('add_days(string, int): string', reach.days, addDays),
  onDay('add_months(string, int): string', reach.months, addMonths),
  onDay('add_years(string, int): string', reach.months / 12, (date, years) => addMonths(date, years * 12)),
  {
    signature: 'date_in_words_vi(string): string',
    weight: 250,
    run: ([date]) => (isIsoDate(textOf(date)) ? dateInWords(textOf(date)) : undefined),
  },
]
