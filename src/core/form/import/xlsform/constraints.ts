import { constantOf } from '../../authoring/rules/condition-leaf.ts'
import { flatLogic, type FieldRef, type Logic, type Sign, type Term } from '../../authoring/rules/logic.ts'
import { writeLogic, writeTerm } from '../../authoring/rules/write-cel.ts'
import { isEqualJson } from '../../validate/equal.ts'
import { isSafePattern } from '../../validate/pattern.ts'
import type { JsonValue } from '../../../lib/json.ts'
import type { FormDefinition, Rule } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { objectPlace, putAt, makersOf } from '../../authoring/rules/object-place.ts'
import { isFollowUp, templatePath } from './conditions.ts'
import { heard } from './heard.ts'
import { fieldTerm, seenFrom } from './expression/known-field.ts'
import { scopeOf } from './fields.ts'
import { notes } from './left-out.ts'
import type { Made, Making } from './schema-of.ts'
import { atCell, cellOf, type SheetRow } from './sheet-rows.ts'
import { wordsOf, type Words } from './words.ts'

/** A rule with the words of its message. */
export interface WordedRule {
  readonly rule: Rule
  readonly words: Words
  readonly row: SheetRow
  readonly column: string
}

type Bounds = Partial<
  Pick<
    JsonSchema,
    | 'minimum'
    | 'maximum'
    | 'exclusiveMinimum'
    | 'exclusiveMaximum'
    | 'minLength'
    | 'maxLength'
    | 'minItems'
    | 'maxItems'
    | 'pattern'
    | 'const'
  >
>

const mirrored: Readonly<Record<Sign, Sign>> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
const isSame = (a: Term, b: Term): boolean => isEqualJson(a as unknown as JsonValue, b as unknown as JsonValue) // plain data

function numberBounds(sign: Sign, value: number, isWhole: boolean): Bounds | null {
  if (sign === '>=') return { minimum: value }
  if (sign === '<=') return { maximum: value }
  if (sign === '>') return isWhole && Number.isInteger(value) ? { minimum: value + 1 } : { exclusiveMinimum: value }
  if (sign === '<') return isWhole && Number.isInteger(value) ? { maximum: value - 1 } : { exclusiveMaximum: value }
  return null
}

function sizeBounds(sign: Sign, value: number, unit: 'Length' | 'Items'): Bounds | null {
  if (!Number.isInteger(value) || value < 0) return null
  const [least, most] = unit === 'Length' ? (['minLength', 'maxLength'] as const) : (['minItems', 'maxItems'] as const)
  if (sign === '==') return { [least]: value, [most]: value }
  if (sign === '>=' || sign === '>') return { [least]: sign === '>' ? value + 1 : value }
  if (sign === '<=' || sign === '<') return value === 0 && sign === '<' ? null : { [most]: sign === '<' ? value - 1 : value }
  return null
}

/** One comparison of the answer with a constant as a keyword of its schema. */
function boundOf(logic: Logic, self: Term, schema: JsonSchema): Bounds | null {
  if (
    logic.kind === 'truth' &&
    logic.of.kind === 'call' &&
    logic.of.name === 'matches' &&
    logic.of.of !== null &&
    isSame(logic.of.of, self)
  ) {
    const [pattern] = logic.of.args
    return pattern?.kind === 'text' && isSafePattern(pattern.value) ? { pattern: pattern.value } : null
  }
  if (logic.kind !== 'compare') return null
  const [left, sign, right] =
    constantOf(logic.right) === undefined ? [logic.right, mirrored[logic.sign], logic.left] : [logic.left, logic.sign, logic.right]
  const value = constantOf(right)
  if (typeof value !== 'number') return null
  if (isSame(left, self) && (schema.type === 'integer' || schema.type === 'number'))
    return numberBounds(sign, value, schema.type === 'integer')
  const isSize =
    left.kind === 'call' && left.name === 'size' && left.of === null && left.args[0] !== undefined && isSame(left.args[0], self)
  return isSize ? sizeBounds(sign, value, schema.type === 'array' ? 'Items' : 'Length') : null
}

/** All of a constraint as keywords, none of them twice; null: it says more than a schema can. */
function boundsOf(logic: Logic, self: Term, schema: JsonSchema): Bounds | null {
  const parts = logic.kind === 'all' ? logic.parts : [logic]
  let bounds: Bounds = {}
  for (const part of parts) {
    const bound = boundOf(part, self, schema)
    if (bound === null || Object.keys(bound).some((key) => Object.hasOwn(bounds, key))) return null
    bounds = { ...bounds, ...bound }
  }
  return Object.keys(bounds).length === 0 ? null : bounds
}

/** Whether every part of a condition says nothing when the answer is missing. */
function isStrict(logic: Logic, self: FieldRef): boolean {
  if (logic.kind === 'all') return logic.parts.every((part) => isStrict(part, self))
  if (logic.kind === 'any') return logic.parts.length > 0 && logic.parts.every((part) => isStrict(part, self))
  if (logic.kind !== 'compare' && logic.kind !== 'in' && logic.kind !== 'truth') return false
  const text = writeLogic(logic)
  return !/\bhas\(| \? |&&|\|\|/.test(text) && text.includes(writeTerm(fieldTerm(self)))
}

/** `${other} = '' or . > ${other}`: a rule says nothing anyway while what it compares with is missing. */
function withoutGuards(logic: Logic): Logic {
  if (logic.kind === 'all') return flatLogic({ kind: 'all', parts: logic.parts.map(withoutGuards) })
  if (logic.kind !== 'any') return logic
  const rest = logic.parts.filter((part) => part.kind !== 'not' || part.of.kind !== 'present')
  const missing = logic.parts.flatMap((part) => (part.kind === 'not' && part.of.kind === 'present' ? [part.of.field] : []))
  const other: Logic = { kind: 'any', parts: rest }
  return rest.length > 0 && missing.every((field) => isStrict(other, field)) ? flatLogic(other) : logic
}

/** Words of a message, with gaps for the answers of other questions. */
function messageWords(making: Making, made: Made): Words {
  const scope = scopeOf(made.question)
  const gap = (name: string): string => {
    const question = making.fields.find(made.question, name)
    const field = question === null ? null : making.fields.of(question)
    const seen = field === null || ['rows', 'other', 'choices'].includes(field.type) ? null : seenFrom(scope, field.path)
    return seen?.kind === 'one' ? `{${writeTerm(fieldTerm(seen.field))}}` : `[${making.labels.get(name) ?? name}]`
  }
  const tidy = (text: string): string =>
    text
      .replaceAll(/<\/?[a-zA-Z][^<>]*>/g, '')
      .split(/(\$\{\s*[^{}\s]+\s*\})/)
      .map((part) => {
        const name = /^\$\{\s*([^{}\s]+)\s*\}$/.exec(part)?.[1]
        return name === undefined ? part.replaceAll(/[{}]/g, '$&$&') : gap(name)
      })
      .join('')
      .trim()
  return wordsOf(made.question.row, 'constraint_message', making.languages, tidy)
}

const unsaid = (title: string, english: string | undefined): Words => ({
  base: `“${title.replaceAll(/[{}]/g, '$&$&')}”: giá trị không hợp lệ, xem lại.`,
  others: { en: `“${(english ?? title).replaceAll(/[{}]/g, '$&$&')}”: this value is not valid; check it.` },
})

export interface Constrained {
  readonly definition: FormDefinition
  readonly rules: readonly WordedRule[]
}

function withBounds(definition: FormDefinition, made: Made, bounds: Bounds): FormDefinition {
  const place = objectPlace(definition.schema, templatePath(made.path))
  const [maker] = place === null ? [] : makersOf(place.object, place.name)
  const own = place === null ? undefined : maker?.schema.properties?.[place.name]
  if (place === null || maker === undefined || own === undefined) return definition
  return {
    ...definition,
    schema: putAt(definition.schema, [...place.keys, ...maker.keys, 'properties', place.name], { ...own, ...bounds }),
  }
}

/** What must hold of an answer: keywords of its schema where it has no message of its own and they can say it, else a rule. */
export function constrained(
  making: Making,
  definition: FormDefinition,
  newId: () => string,
  schemaAt: (made: Made) => JsonSchema | undefined,
): Constrained {
  let next = definition
  const rules: WordedRule[] = []
  for (const made of making.made) {
    const { row, kind } = made.question
    const [text, at] = [cellOf(row, 'constraint'), atCell(row, 'constraint')]
    const schema = schemaAt(made)
    const field = making.fields.of(made.question)
    if (text === '' || kind !== 'question' || isFollowUp(made) || schema === undefined || field === null) continue
    const said = heard(making, at, text, making.fields.condition(made.question, text, true))
    const logic = said === null ? null : withoutGuards(said)
    const seen = seenFrom(scopeOf(made.question), field.path)
    if (logic === null || seen?.kind !== 'one') continue
    const message = messageWords(making, made)
    const bounds = message.base === '' ? boundsOf(logic, fieldTerm(seen.field), schema) : null
    if (bounds !== null) {
      next = withBounds(next, made, bounds)
      continue
    }
    if (message.base === '') making.notes.push(notes.noMessage(at, text))
    const when = isStrict(logic, seen.field) ? {} : { when: writeLogic({ kind: 'present', field: seen.field }) }
    const words = message.base === '' ? unsaid(made.title.base, made.title.others['en']) : message
    rules.push({
      rule: { id: newId(), ...when, check: writeLogic(logic), at: templatePath(made.path), severity: 'block', message: words.base },
      words,
      row,
      column: 'constraint',
    })
  }
  return { definition: next, rules }
}
