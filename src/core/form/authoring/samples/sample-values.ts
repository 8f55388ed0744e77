import { addDays } from '../../../lib/calendar.ts'
import type { JsonValue } from '../../../lib/json.ts'
import type { RecordPath } from '../../../lib/record-path.ts'
import { LARGE_LIST } from '../../code-list.ts'
import { isCodeInForce } from '../../code-lists.ts'
import type { CompiledRule, FormContext, FormNode } from '../../compiled-form.ts'
import { flattenReads } from '../../expression/flatten-reads.ts'
import { fieldType } from '../../field-types/registry.ts'
import type { Instance } from '../../instance-types.ts'
import { patternText } from './pattern-text.ts'
import type { Random } from './random.ts'

/** A sample on its way. */
export interface Making {
  readonly instance: Instance
  readonly context: FormContext
  readonly random: Random
}

const multiples = new Set<FormNode['type']>(['multi-choice', 'ranking'])

/** Names that nobody has: each is made of parts that are never together. */
const givenNames = ['Mẫu Văn Thử', 'Thử Thị Mẫu', 'Nguyễn Văn Ví Dụ', 'Trần Thị Ví Dụ']

/** Whether only what can be chosen is valid. */
const isListed = ({ choices, settings }: FormNode): boolean => choices.length > 0 || settings.list !== undefined

/** What can be chosen now; of a list that is searched, what stands at its beginning. */
function choicesOf({ instance, context }: Making, node: FormNode, place: RecordPath): readonly JsonValue[] {
  const held = isListed(node) ? instance.choices(place) : []
  const scope = held.length > 0 ? null : instance.choiceScope(place)
  if (scope?.kind !== 'list') return held.map(({ value }) => value)
  const searched = context.lists.items(scope.list, scope.filter, LARGE_LIST)
  return searched.filter((item) => isCodeInForce(item, context.asOf)).map(({ code }) => code)
}

/** What the field's type takes for valid; choices are those that may be chosen now. People and their numbers are invented. */
export function sampleValue(making: Making, node: FormNode, place: RecordPath): JsonValue | undefined {
  const { context, random } = making
  const seed = random.below(1000)
  const choices = choicesOf(making, node, place)
  if (choices.length > 0 && !multiples.has(node.type)) return random.pick(choices)
  if (node.settings.list !== undefined && choices.length === 0) return undefined
  if (node.type === 'text' && node.settings.concept === 'person.full-name' && node.schema.pattern === undefined)
    return random.pick(givenNames)
  const { pattern, minLength = 0, maxLength = Infinity } = node.schema
  if (pattern !== undefined && (node.type === 'text' || node.type === 'long-text')) {
    const text = patternText(pattern, random)
    if (text !== null && text.length >= minLength && text.length <= maxLength) return text
  }
  return fieldType(node.type).sample(node, seed, context)
}

/** Constants that stand in texts of rules: what a comparison turns on. */
export function constantsIn(text: string): readonly JsonValue[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(?<![\w.])(\d+(?:\.\d+)?)/g)].map(([, double, single, number]) =>
    number === undefined ? (double ?? single ?? '') : Number(number),
  )
}

/** Constants that a condition of the schema tests. */
export function constantsOfTest(schema: unknown): readonly JsonValue[] {
  if (Array.isArray(schema)) return schema.flatMap(constantsOfTest)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, part]: [string, unknown]) => {
    if (key === 'const') return [part as JsonValue] // definitions are JSON
    if (key === 'enum') return part as readonly JsonValue[] // the same
    if (key === 'minimum' || key === 'maximum' || key === 'exclusiveMinimum' || key === 'exclusiveMaximum') return [part as JsonValue]
    return constantsOfTest(part)
  })
}

const isDay = (value: JsonValue | undefined): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** Values near to others: what lies on either side of a limit. */
function beside(value: JsonValue, random: Random): JsonValue {
  if (typeof value === 'number') return value + (random.pick([-1, 1, 0, 10, -10, value]) ?? 0)
  if (isDay(value)) return addDays(value, random.pick([-1, 1, 0, 30, -30, 365, -365, -7300]) ?? 0)
  return typeof value === 'boolean' ? !value : value
}

const isAlike = (a: JsonValue, node: FormNode): boolean => {
  if (typeof a === 'number') return node.schema.type === 'integer' ? Number.isInteger(a) : node.schema.type === 'number'
  if (typeof a === 'boolean') return node.schema.type === 'boolean'
  return typeof a === 'string' && node.schema.type === 'string' && isDay(a) === (node.type === 'date')
}

/**
 * Another value for a field that stands in the way: mostly a fresh one, else one near to what the field is compared with, or none.
 * @param near constants and values of other fields that are looked at together with this one
 */
export function otherValue(making: Making, node: FormNode, place: RecordPath, near: readonly JsonValue[]): JsonValue | undefined {
  const { instance, random, context } = making
  if (isListed(node)) return random.below(6) === 0 && !instance.isRequired(place) ? undefined : sampleValue(making, node, place)
  const fitting = near.filter((value) => isAlike(value, node))
  const own = instance.value(place)
  const start = random.pick([...fitting, ...(own === undefined ? [] : [own]), ...(node.type === 'date' ? [context.asOf] : [])])
  switch (random.below(6)) {
    case 0:
      return instance.isRequired(place) ? sampleValue(making, node, place) : undefined
    case 1:
    case 2:
      return start === undefined ? sampleValue(making, node, place) : beside(start, random)
    case 3:
      return random.pick(fitting) ?? sampleValue(making, node, place)
    default:
      return sampleValue(making, node, place)
  }
}

/** Template paths that a rule reads, of the record and of its own row. */
export function readsOfRule(rule: CompiledRule): readonly RecordPath[] {
  const row = rule.at.lastIndexOf('/@')
  return [...flattenReads(rule.reads, ''), ...(row < 0 ? [] : flattenReads(rule.rowReads, rule.at.slice(0, row + 2)))].map(
    ({ path }) => path,
  )
}
