import type { CheckRule } from '../../definition.ts'
import type { FormNode } from '../../compiled-form.ts'
import type { JsonSchema } from '../../json-schema.ts'
import type { FieldRef, Logic } from '../../authoring/rules/logic.ts'
import { readLogic, readTerm } from '../../authoring/rules/read-cel.ts'
import { parseMessage } from '../../message-template.ts'
import { digits, quoted, strength, within, type Piece, type Place } from './expression/said.ts'
import { isQuotable, regex } from './expression/write-text.ts'
import { conditionXPath } from './expression/write-xpath.ts'
import { notes, type Told } from './left-out.ts'
import { placeAt, type Known } from './places.ts'
import type { QuestionType } from './question-type.ts'
import { joinedWords, languageName, languagesOf, type Row, type Words } from './words.ts'

/** A question, and whether it must always be answered. */
export interface Asked {
  readonly type: QuestionType
  readonly isRequired: boolean
}

const relation = (text: string, own: number = strength.order): Piece => ({ text, strength: own, implies: [] })

/** A text without a limit has this one when it comes back. */
const unlimited: Readonly<Record<string, number>> = { text: 500, barcode: 100, hidden: 200 }
const isUnlimited = ({ type, appearance }: QuestionType, length: number): boolean =>
  length === (appearance === 'multiline' ? 4000 : unlimited[type])

function textBounds({ type, isRequired }: Asked, { minLength, maxLength, pattern }: JsonSchema): readonly Piece[] {
  return [
    // What must be answered is not empty.
    ...(minLength === undefined || minLength === 0 || (minLength === 1 && isRequired)
      ? []
      : [relation(`string-length(.) >= ${minLength}`)]),
    ...(maxLength === undefined || isUnlimited(type, maxLength) ? [] : [relation(`string-length(.) <= ${maxLength}`)]),
    ...(pattern === undefined || !isQuotable(pattern) ? [] : [relation(regex('.', pattern), strength.whole)]),
  ]
}

function numberBounds({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonSchema): readonly Piece[] {
  const bounds = [
    ['>=', minimum],
    ['>', exclusiveMinimum],
    ['<=', maximum],
    ['<', exclusiveMaximum],
  ] as const
  return bounds.flatMap(([sign, value]) => {
    // Any whole number that can be kept.
    const isAny = value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER
    return isAny ? [] : [relation(`. ${sign} ${digits(value)}`)]
  })
}

const countBounds = ({ minItems, maxItems }: JsonSchema): readonly Piece[] => [
  ...(minItems === undefined || minItems === 0 ? [] : [relation(`count-selected(.) >= ${minItems}`)]),
  ...(maxItems === undefined ? [] : [relation(`count-selected(.) <= ${maxItems}`)]),
]

function constantBound({ const: value }: JsonSchema): readonly Piece[] {
  if (typeof value === 'string') return [relation(`. = ${quoted(value)}`, strength.equality)]
  return typeof value === 'number' ? [relation(`. = ${digits(value)}`, strength.equality)] : []
}

/** What the keywords of the field's schema ask of an answer. */
function boundsOf({ schema }: FormNode, asked: Asked): readonly Piece[] {
  const { type } = asked
  if (type.type === 'range' || type.type === 'hidden' || type.type === 'calculate') return []
  switch (type.said) {
    case 'text':
      return [...textBounds(asked, schema), ...constantBound(schema)]
    case 'integer':
    case 'decimal':
      return [...numberBounds(schema), ...constantBound(schema)]
    case 'codes':
      return countBounds(schema)
    default:
      return constantBound(schema)
  }
}

const isField = (a: FieldRef, b: FieldRef): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Whether nothing can be said of a part while the answer is missing. */
function isStrict(logic: Logic, self: FieldRef): boolean {
  const text = JSON.stringify(logic)
  return text.includes(JSON.stringify({ kind: 'field', field: self })) && !/"kind":"(?:if|logic|present|some|cel|rows|all|any)"/.test(text)
}

/** Whether logic without the field's answer is never `outcome`. */
function never(logic: Logic, self: FieldRef, outcome: boolean): boolean {
  switch (logic.kind) {
    case 'all':
    case 'any': {
      const isEach = (logic.kind === 'all') !== outcome
      return isEach ? logic.parts.every((part) => never(part, self, outcome)) : logic.parts.some((part) => never(part, self, outcome))
    }
    case 'not':
      return never(logic.of, self, !outcome)
    case 'present':
      return outcome && isField(logic.field, self)
    default:
      return isStrict(logic, self)
  }
}

const selfOf = ({ path }: FormNode): FieldRef => {
  const at = path.lastIndexOf('/@/')
  const names = (at < 0 ? path : path.slice(at + 2)).split('/').slice(1)
  return { from: at < 0 ? 'record' : 'row', path: names }
}

/** What a rule asks, said of a field that has an answer. */
function ruleLogic(rule: CheckRule, self: FieldRef): { readonly check: Logic; readonly when: Logic | null } | null {
  const [check, when] = [readLogic(rule.check), rule.when === undefined ? null : readLogic(rule.when)]
  if (!check.ok || when?.ok === false) return null
  if (when === null) return { check: check.value, when: null }
  const parts = when.value.kind === 'all' ? when.value.parts : [when.value]
  const isAnswered = parts.some((part) => part.kind === 'present' && isField(part.field, self))
  const rest = parts.filter((part) => part.kind !== 'present' || !isField(part.field, self))
  // Without an answer the rule is not looked at, here as there.
  const checked: Logic = isAnswered
    ? { kind: 'any', parts: [{ kind: 'not', of: { kind: 'present', field: self } }, check.value] }
    : check.value
  return { check: checked, when: rest.length === 0 ? null : { kind: 'all', parts: rest } }
}

const withoutSelf = (logic: Logic, self: FieldRef): Logic =>
  logic.kind === 'any' && logic.parts.length === 2 && logic.parts[0]?.kind === 'not' && logic.parts[0].of.kind === 'present'
    ? isField(logic.parts[0].of.field, self) && logic.parts[1] !== undefined
      ? logic.parts[1]
      : logic
    : logic

/** A rule as a condition on the answer; null: it was left out, with a note. */
function rulePiece(known: Known, node: FormNode, rule: CheckRule, told: Told): Piece | null {
  const self = selfOf(node)
  const asked = ruleLogic(rule, self)
  if (asked === null) return null
  const check = withoutSelf(asked.check, self)
  const logic: Logic = asked.when === null ? check : { kind: 'any', parts: [{ kind: 'not', of: asked.when }, check] }
  const piece = conditionXPath(placeAt(known, node, true), logic, 'not-false')
  const isSafe = never(asked.check, self, false) || (asked.when !== null && never(asked.when, self, true))
  if (piece.ok && isSafe) return piece.value
  told.push(piece.ok ? notes.empty(rule.at, rule.message) : notes.rule(rule.at, rule.message, piece.error.join(', ')))
  return null
}

/** The message of a rule; a gap names the question whose answer stands in it. */
function messageOf(place: Place, rule: CheckRule, message: string, told: Told): string {
  const parts = parseMessage(message) ?? [{ kind: 'text' as const, text: message }]
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text.replaceAll('${', '$ {')
      const term = readTerm(part.expression)
      const question = term.ok && term.value.kind === 'field' ? place.one(term.value.field) : null
      if (question?.text.startsWith('${') === true) return question.text
      told.push(notes.gap(rule.at, part.expression))
      return '…'
    })
    .join('')
}

function messagesOf(known: Known, node: FormNode, rule: CheckRule, told: Told): Words {
  const place = placeAt(known, node, false)
  const { definition } = known.form
  return Object.fromEntries(
    languagesOf(definition).flatMap((language) => {
      const message = language === 'vi' ? rule.message : definition.translations[language]?.rules?.[rule.id]
      return message === undefined ? [] : [[language, messageOf(place, rule, message, language === 'vi' ? told : [])] as const]
    }),
  )
}

/** Rules that a question's constraint can carry; all others are told. */
function blockingRules(known: Known, node: FormNode, type: QuestionType | null, told: Told): readonly CheckRule[] {
  const rules = known.form.definition.rules.filter((rule): rule is CheckRule => 'check' in rule && rule.at === node.path)
  const canHold = node.kind === 'field' && type !== null && !['note', 'calculate', 'hidden'].includes(type.type)
  return rules.filter((rule) => {
    if (rule.severity !== 'block') told.push(notes.warning(rule.at, rule.message))
    else if (!canHold) told.push(notes.place(rule.at, rule.message))
    return rule.severity === 'block' && canHold
  })
}

/** `constraint` and its messages: there is one of them for all that is asked of an answer. */
export function constraintCells(known: Known, node: FormNode, asked: Asked | null, told: Told): Row {
  const rules = blockingRules(known, node, asked?.type ?? null, told)
  const bounds = asked === null || node.kind !== 'field' ? [] : boundsOf(node, asked)
  const checked = rules.flatMap((rule) => {
    const piece = rulePiece(known, node, rule, told)
    return piece === null ? [] : [{ piece, words: messagesOf(known, node, rule, told) }]
  })
  const pieces = [...bounds, ...checked.map(({ piece }) => piece)]
  if (pieces.length === 0) return {}
  if (checked.length > 0 && pieces.length > 1) told.push(notes.joined(node.path, node.title, pieces.length))
  const isSingle = pieces.length === 1
  const constraint = pieces.map((piece) => (isSingle ? piece.text : within(piece, strength.and))).join(' and ')
  const words = joinedWords(
    checked.map((each) => each.words),
    ' ',
  )
  const messages = Object.entries(words).map(([language, text]) => [`constraint_message::${languageName(language)}`, text] as const)
  return { constraint, ...Object.fromEntries(messages) }
}
