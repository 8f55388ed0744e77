import type { FieldTypeName } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import type { Logic, Sign, Term } from './logic.ts'

/** What a value is when it is tested. `moment`: in the order of time, but no day (a month, an hour); `other`: there or not, nothing more. */
export type ValueKind = 'text' | 'number' | 'date' | 'moment' | 'truth' | 'choice' | 'choices' | 'rows' | 'other'

const kinds: Readonly<Partial<Record<FieldTypeName, ValueKind>>> = {
  text: 'text',
  'long-text': 'text',
  'personal-id': 'text',
  'tax-code': 'text',
  phone: 'text',
  email: 'text',
  'social-insurance': 'text',
  'health-insurance': 'text',
  'agency-code': 'text',
  'parcel-id': 'text',
  'assigned-number': 'text',
  url: 'text',
  barcode: 'text',
  integer: 'number',
  decimal: 'number',
  money: 'number',
  rating: 'number',
  slider: 'number',
  date: 'date',
  'partial-date': 'moment',
  period: 'moment',
  time: 'moment',
  'date-time': 'moment',
  'yes-no': 'truth',
  choice: 'choice',
  'image-choice': 'choice',
  'admin-unit': 'choice',
  'multi-choice': 'choices',
  ranking: 'choices',
  repeat: 'rows',
}

const ofSchema: Readonly<Record<string, ValueKind>> = { boolean: 'truth', integer: 'number', number: 'number', string: 'text' }

export function kindOf(type: FieldTypeName | undefined, schema: JsonSchema): ValueKind {
  if (type === 'hidden') return ofSchema[typeof schema.type === 'string' ? schema.type : ''] ?? 'other'
  if (type === 'image-choice' && schema.type === 'array') return 'choices'
  return (type === undefined ? undefined : kinds[type]) ?? 'other'
}

export type Operator =
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'one-of'
  | 'none-of'
  | 'contains'
  | 'lacks'
  | 'starts'
  | 'ends'
  | 'holds'
  | 'holds-not'
  | 'true'
  | 'false'
  | 'present'
  | 'absent'

const presence = ['present', 'absent'] as const
const order = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const
const operators: Readonly<Record<ValueKind, readonly Operator[]>> = {
  text: ['eq', 'ne', 'one-of', 'none-of', 'starts', 'ends', 'contains', 'lacks', ...presence],
  number: [...order, 'one-of', 'none-of', ...presence],
  date: [...order, ...presence],
  moment: [...order, ...presence],
  truth: ['true', 'false', ...presence],
  choice: ['eq', 'ne', 'one-of', 'none-of', ...presence],
  choices: ['holds', 'holds-not', ...presence],
  rows: presence,
  other: presence,
}

/** The operators for a value, the usual one first. Only a field can be there or not. */
export const operatorsOf = (kind: ValueKind, subject: Term): readonly Operator[] =>
  subject.kind === 'field' ? operators[kind] : operators[kind].filter((name) => name !== 'present' && name !== 'absent')

/** What stands on the right of an operator. */
export const operandOf = (operator: Operator): 'none' | 'one' | 'several' =>
  ['true', 'false', 'present', 'absent'].includes(operator) ? 'none' : ['one-of', 'none-of'].includes(operator) ? 'several' : 'one'

/** One line of a condition: subject, operator, value. */
export interface Test {
  readonly subject: Term
  readonly operator: Operator
  readonly value: Term | null
}

const signs: Readonly<Partial<Record<Operator, Sign>>> = { eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' }
const bySign = Object.fromEntries(Object.entries(signs).map(([name, sign]) => [sign, name])) as Record<Sign, Operator> // the table above turned round
const methods: Readonly<Partial<Record<Operator, string>>> = { starts: 'startsWith', ends: 'endsWith', contains: 'contains' }

function plainTest(subject: Term, operator: Operator, value: Term | null): Logic | null {
  if (operator === 'true') return { kind: 'truth', of: subject }
  if (operator === 'present') return subject.kind === 'field' ? { kind: 'present', field: subject.field } : null
  if (value === null) return null
  const [sign, method] = [signs[operator], methods[operator]]
  if (sign !== undefined) return { kind: 'compare', left: subject, sign, right: value }
  if (method !== undefined) return { kind: 'truth', of: { kind: 'call', name: method, of: subject, args: [value] } }
  if (operator === 'one-of') return value.kind === 'list' && value.items.length === 0 ? null : { kind: 'in', value: subject, list: value }
  return operator === 'holds' ? { kind: 'in', value, list: subject } : null
}

const negated: Readonly<Partial<Record<Operator, Operator>>> = {
  false: 'true',
  absent: 'present',
  'none-of': 'one-of',
  lacks: 'contains',
  'holds-not': 'holds',
}

/** The line as logic; null while its value is missing. */
export function testLogic({ subject, operator, value }: Test): Logic | null {
  const positive = negated[operator]
  if (positive === undefined) return plainTest(subject, operator, value)
  const of = plainTest(subject, positive, value)
  return of === null ? null : { kind: 'not', of }
}

function readPlain(logic: Logic): Test | null {
  switch (logic.kind) {
    case 'compare':
      return { subject: logic.left, operator: bySign[logic.sign], value: logic.right }
    case 'present':
      return { subject: { kind: 'field', field: logic.field }, operator: 'present', value: null }
    case 'in':
      // A list that is written out, or worked out, holds the values; a field that is a list holds the value.
      return logic.list.kind === 'field'
        ? { subject: logic.list, operator: 'holds', value: logic.value }
        : { subject: logic.value, operator: 'one-of', value: logic.list }
    case 'truth': {
      const { of } = logic
      const [argument, second] = of.kind === 'call' ? of.args : []
      const name = of.kind === 'call' ? (['starts', 'ends', 'contains'] as const).find((each) => methods[each] === of.name) : undefined
      if (of.kind === 'call' && of.of !== null && name !== undefined && argument !== undefined && second === undefined)
        return { subject: of.of, operator: name, value: argument }
      return of.kind === 'cel' ? null : { subject: of, operator: 'true', value: null }
    }
    case 'all':
    case 'any':
    case 'not':
    case 'some':
      return null
  }
}

/** Logic as one line; null when it is none. */
export function readTest(logic: Logic): Test | null {
  if (logic.kind !== 'not') return readPlain(logic)
  const plain = readPlain(logic.of)
  const operator = (Object.keys(negated) as Operator[]).find((name) => negated[name] === plain?.operator) // the keys of the table above
  return plain === null || operator === undefined ? null : { ...plain, operator }
}
