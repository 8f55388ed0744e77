import { Environment, EvaluationError } from '@marcbachmann/cel-js'
import { daysBetween, isIsoDate, isPartialDate, yearOf, yearsBetween } from '../../lib/calendar.ts'
import { checkParcelId, decodeGeohash, distanceInMetres, type GeoCell } from '../../lib/geohash.ts'
import { checkPersonalId, personalIdSex, personalIdYear } from '../../lib/personal-id.ts'
import { celTypeName, type CelObject, type CelType } from './cel-type.ts'
import { roundAt } from './convert.ts'
import { dateInWords } from './date-in-words.ts'
import type { FormTypes } from './form-types.ts'

/** Variables beside the form's own fields. */
export const SELF = 'self'
export const ROW = 'row'
export const PREVIOUS = 'previous'
/** What a call of `today()` is rewritten to, since functions know nothing of the evaluation they run in. */
export const TODAY = 'phieu_today'
export const AT_SCALE = 'phieu_at_scale'

const notApplicable = (): never => {
  throw new EvaluationError({ code: 'not_applicable', message: 'operand has no such meaning' })
}

const date = (text: string): string => (isPartialDate(text) ? text : notApplicable())
/** Numbers with demonstration codes have a sex and a year as well; whether they are admitted is the field's affair. */
const personalId = (text: string): string => (checkPersonalId(text, { demo: true }) === null ? text : notApplicable())

const geohash = (text: string): GeoCell => (checkParcelId(text) === null ? decodeGeohash(text) : null) ?? notApplicable()

function registerFunctions(env: Environment): void {
  env.registerFunction('today(): string', notApplicable)
  env.registerFunction('years(string, string): int', (a: string, b: string) => BigInt(yearsBetween(date(a), date(b))))
  env.registerFunction('days(string, string): int', (a: string, b: string) => BigInt(daysBetween(date(a), date(b))))
  env.registerFunction('year(string): int', (a: string) => BigInt(yearOf(date(a))))
  env.registerFunction('date_in_words_vi(string): string', (text: string) => (isIsoDate(text) ? dateInWords(text) : notApplicable()))
  env.registerFunction('sum(list<int>): int', (list: readonly bigint[]) => list.reduce((total, item) => total + item, 0n))
  env.registerFunction('sum(list<double>): double', (list: readonly number[]) => list.reduce((total, item) => total + item, 0))
  env.registerFunction('personal_id_sex(string): string', (text: string) => personalIdSex(personalId(text)))
  env.registerFunction('personal_id_year(string): int', (text: string) => BigInt(personalIdYear(personalId(text))))
  env.registerFunction('geohash_lat(string): double', (text: string) => geohash(text).lat)
  env.registerFunction('geohash_lon(string): double', (text: string) => geohash(text).lon)
  env.registerFunction('distance_m(double, double, double, double): double', (lat1: number, lon1: number, lat2: number, lon2: number) =>
    distanceInMetres({ lat: lat1, lon: lon1 }, { lat: lat2, lon: lon2 }),
  )
  env.registerFunction(`${AT_SCALE}(double, int): double`, (value: number, scale: bigint) => roundAt(value, Number(scale)))
  env.registerFunction(`${AT_SCALE}(int, int): double`, (value: bigint) => Number(value))
}

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}

/** CEL has no `double + int`; authors write `share * 100` all the same. */
function registerPromotions(env: Environment): void {
  for (const [operator, apply] of Object.entries(arithmetic)) {
    env.registerOperator(`double ${operator} int: double`, (a: number, b: bigint) => apply(a, Number(b)))
    env.registerOperator(`int ${operator} double: double`, (a: bigint, b: number) => apply(Number(a), b))
  }
  env.registerOperator('int == double: bool', (a: bigint, b: number) => Number(a) === b)
}

function registerTypes(env: Environment, type: CelType): void {
  if (type.kind === 'list') return registerTypes(env, type.item)
  if (type.kind !== 'object') return
  for (const field of type.fields.values()) registerTypes(env, field)
  env.registerType(type.name, {
    ctor: type.make,
    fields: Object.fromEntries([...type.fields].map(([name, field]) => [name, celTypeName(field)])),
  })
}

const reserved = new Set([
  SELF,
  ROW,
  PREVIOUS,
  'cel',
  TODAY,
  'as',
  'break',
  'const',
  'continue',
  'else',
  'false',
  'for',
  'function',
  'if',
  'import',
  'in',
  'let',
  'loop',
  'null',
  'package',
  'namespace',
  'return',
  'true',
  'var',
  'void',
  'while',
])

/** Whether a top-level field can be named as it is; others are read as `self["…"]`. */
export const isCelName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name) && !reserved.has(name)

export interface Environments {
  /** For rules at the top level and in groups. */
  readonly root: Environment
  /** For rules inside a repeat: `row` is the row of the repeat with this node index. */
  readonly ofRow: (repeat: number) => Environment
}

/** CEL environments of a form: its fields as typed variables, our functions, and nothing else. */
export function createEnvironments(types: FormTypes): Environments {
  const root = new Environment({ unlistedVariablesAreDyn: false })
  registerFunctions(root)
  registerPromotions(root)
  registerTypes(root, types.root)
  for (const [name, type] of types.root.fields) if (isCelName(name)) root.registerVariable(name, celTypeName(type))
  root.registerVariable(SELF, types.root.name)
  root.registerVariable(PREVIOUS, types.root.name)
  root.registerVariable(TODAY, 'string')
  const rows = new Map<number, Environment>(
    [...types.rows].map(([index, row]: [number, CelObject]) => [index, root.clone().registerVariable(ROW, row.name)]),
  )
  return { root, ofRow: (repeat) => rows.get(repeat) ?? root }
}
