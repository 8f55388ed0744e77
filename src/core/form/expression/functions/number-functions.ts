import { addInt, toInt, wholeOf, type Int } from '../int-math.ts'
import { isCelList, type CelValue } from '../cel-value.ts'
import { roundAt } from '../round-at.ts'
import { numberOf, type CelFunction } from './cel-function.ts'

const listOf = (value: CelValue | undefined): readonly CelValue[] => (isCelList(value) ? value : [])
const intOf = (value: CelValue | undefined): Int => (typeof value === 'bigint' ? value : numberOf(value))
const numbersOf = (value: CelValue | undefined): readonly number[] => listOf(value).map(numberOf)

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

type Ordered = number | bigint | string

/** The first or the last in order; of an empty list it means nothing. */
const extreme =
  (isBetter: (a: Ordered, b: Ordered) => boolean): CelFunction['run'] =>
  (args) => {
    const list = (args.length === 1 ? listOf(args[0]) : args) as readonly Ordered[] // what the signatures admit
    const [first, ...others] = list
    return first === undefined ? undefined : others.reduce((best, each) => (isBetter(each, best) ? each : best), first)
  }

const ordered = ['int', 'double', 'string'].flatMap((type): CelFunction[] => [
  { signature: `min(list<${type}>): ${type}`, run: extreme((a, b) => a < b) },
  { signature: `max(list<${type}>): ${type}`, run: extreme((a, b) => a > b) },
  { signature: `min(${type}, ${type}): ${type}`, weight: 10, run: extreme((a, b) => a < b) },
  { signature: `max(${type}, ${type}): ${type}`, weight: 10, run: extreme((a, b) => a > b) },
])

function average(list: CelValue | undefined): number | undefined {
  const numbers = numbersOf(list)
  return numbers.length === 0 ? undefined : total(numbers) / numbers.length
}

export const numberFunctions: readonly CelFunction[] = [
  {
    signature: 'sum(list<int>): int',
    run: ([list]) => listOf(list).reduce<Int | undefined>((sum, each) => (sum === undefined ? sum : addInt(sum, intOf(each))), 0),
  },
  { signature: 'sum(list<double>): double', run: ([list]) => total(numbersOf(list)) },
  { signature: 'avg(list<int>): double', run: ([list]) => average(list) },
  { signature: 'avg(list<double>): double', run: ([list]) => average(list) },
  ...ordered,
  { signature: 'abs(int): int', weight: 30, run: ([value]) => (intOf(value) < 0 ? toInt(-intOf(value)) : value) },
  { signature: 'abs(double): double', run: ([value]) => Math.abs(numberOf(value)) },
  { signature: 'round(double): int', weight: 30, run: ([value]) => wholeOf(roundAt(numberOf(value), 0)) },
  {
    signature: 'round(double, int): double',
    weight: 10,
    run: ([value, places]) => (numberOf(places) >= 0 && numberOf(places) <= 6 ? roundAt(numberOf(value), numberOf(places)) : undefined),
  },
  { signature: 'floor(double): int', weight: 30, run: ([value]) => wholeOf(Math.floor(numberOf(value))) },
  { signature: 'ceil(double): int', weight: 30, run: ([value]) => wholeOf(Math.ceil(numberOf(value))) },
]
