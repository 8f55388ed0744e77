import { isJsonObject, type JsonValue } from '../../../lib/json.ts'
import type { FullSchema } from '../../validate/full-schema.ts'
import { flatLogic, type FieldRef, type Logic, type Sign, type Term } from './logic.ts'

/** A comparison of one field as the schema of that field's value. */
export interface Leaf {
  readonly field: FieldRef
  readonly schema: FullSchema
}

/** The constant that a term is; undefined when it has to be worked out. */
export function constantOf(term: Term): string | number | boolean | undefined {
  if (term.kind === 'text' || term.kind === 'integer' || term.kind === 'decimal') return term.value
  if (term.kind === 'logic' && (term.logic.kind === 'all' || term.logic.kind === 'any') && term.logic.parts.length === 0)
    return term.logic.kind === 'all'
  return undefined
}

export function termOfConstant(value: JsonValue | undefined): Term | null {
  if (typeof value === 'string') return { kind: 'text', value }
  if (typeof value === 'number') return { kind: Number.isSafeInteger(value) ? 'integer' : 'decimal', value }
  if (typeof value === 'boolean') return { kind: 'logic', logic: { kind: value ? 'all' : 'any', parts: [] } }
  return null
}

const bounds = { '<': 'exclusiveMaximum', '<=': 'maximum', '>': 'exclusiveMinimum', '>=': 'minimum' } as const

function comparison(sign: Sign, value: string | number | boolean): FullSchema | null {
  if (sign === '==') return { const: value }
  if (sign === '!=') return { not: { const: value } }
  // A schema knows no order of texts, and so none of dates.
  return typeof value === 'number' ? { [bounds[sign]]: value } : null
}

const mirrored: Readonly<Record<Sign, Sign>> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
const plain = (pattern: string): string | null =>
  /^(?:[^\\^$.*+?()[\]{}|]|\\[^A-Za-z0-9])*$/.test(pattern) ? pattern.replaceAll(/\\(.)/g, '$1') : null
const patterns: Readonly<Record<string, (text: string) => string>> = {
  startsWith: (text) => `^${escaped(text)}`,
  endsWith: (text) => `${escaped(text)}$`,
  contains: escaped,
}

function truthLeaf(term: Term): Leaf | null {
  if (term.kind === 'field') return { field: term.field, schema: { const: true } }
  const [text] = term.kind === 'call' ? term.args : []
  if (term.kind !== 'call' || term.of?.kind !== 'field' || text?.kind !== 'text' || term.args.length !== 1) return null
  const pattern = patterns[term.name]?.(text.value)
  return pattern === undefined ? null : { field: term.of.field, schema: { pattern } }
}

function inLeaf({ value, list }: Extract<Logic, { kind: 'in' }>): Leaf | null {
  const constants = list.kind === 'list' ? list.items.map(constantOf) : []
  if (value.kind === 'field' && constants.length > 0 && !constants.includes(undefined))
    return { field: value.field, schema: { enum: constants.filter((each) => each !== undefined) } }
  const item = constantOf(value)
  return list.kind === 'field' && item !== undefined ? { field: list.field, schema: { not: lacking(item) } } : null
}

/** Forms have no `contains`: some item is the constant when not every item is another. */
const lacking = (item: string | number | boolean): FullSchema => ({ items: { not: { const: item } } })

/** The other way round; two negations are none. */
function opposite(schema: FullSchema): FullSchema {
  if (schema.const === true) return { const: false }
  const { not } = schema
  return isJsonObject(not) && Object.keys(schema).length === 1 && 'items' in not ? not : { not: schema }
}

/** Null: no schema of one value can say it. */
export function leafOf(logic: Logic): Leaf | null {
  if (logic.kind === 'truth') return truthLeaf(logic.of)
  if (logic.kind === 'in') return inLeaf(logic)
  if (logic.kind === 'not') {
    const leaf = leafOf(logic.of)
    if (leaf === null || logic.of.kind === 'not') return null
    return { field: leaf.field, schema: opposite(leaf.schema) }
  }
  if (logic.kind !== 'compare') return null
  const [isSwapped, field, constant] =
    logic.left.kind === 'field' ? [false, logic.left.field, constantOf(logic.right)] : [true, fieldIn(logic.right), constantOf(logic.left)]
  if (field === null || constant === undefined) return null
  const schema = comparison(isSwapped ? mirrored[logic.sign] : logic.sign, constant)
  return schema === null ? null : { field, schema }
}

const fieldIn = (term: Term): FieldRef | null => (term.kind === 'field' ? term.field : null)

function readPattern(pattern: string, of: Term): Logic | null {
  const [isStart, isEnd] = [pattern.startsWith('^'), /(?<!\\)(?:\\\\)*\$$/.test(pattern)]
  const text = plain(pattern.slice(isStart ? 1 : 0, isEnd ? -1 : undefined))
  if (text === null || (isStart && isEnd)) return null
  const name = isStart ? 'startsWith' : isEnd ? 'endsWith' : 'contains'
  return { kind: 'truth', of: { kind: 'call', name, of, args: [{ kind: 'text', value: text }] } }
}

function readKeyword(name: string, value: unknown, field: FieldRef): Logic | null {
  const left: Term = { kind: 'field', field }
  const right = termOfConstant(value as JsonValue) // the keyword's value is JSON
  const sign = (Object.keys(bounds) as (keyof typeof bounds)[]).find((each) => bounds[each] === name) // the keys of the table above
  if (sign !== undefined) return right === null ? null : { kind: 'compare', left, sign, right }
  if (name === 'const') {
    if (typeof value === 'boolean') return value ? { kind: 'truth', of: left } : { kind: 'not', of: { kind: 'truth', of: left } }
    return right === null ? null : { kind: 'compare', left, sign: '==', right }
  }
  if (name === 'enum' && Array.isArray(value)) {
    const items = value.map(termOfConstant)
    return items.includes(null) ? null : { kind: 'in', value: left, list: { kind: 'list', items: items.filter((item) => item !== null) } }
  }
  if (name === 'pattern' && typeof value === 'string') return readPattern(value, left)
  if (name === 'items' && isJsonObject(value) && isJsonObject(value['not']) && Object.keys(value['not']).length === 1) {
    const item = termOfConstant(value['not']['const'])
    return item === null ? null : { kind: 'not', of: { kind: 'in', value: item, list: left } }
  }
  return null
}

/** What the schema of one value, which is there, says of it; null when the model cannot say it. */
export function readLeaf(schema: FullSchema, field: FieldRef): Logic | null {
  // The type beside a test is the field's own.
  const { type, ...tests } = schema
  if (type !== undefined && Object.keys(tests).length === 0) return null
  const parts = Object.entries(tests).map(([name, value]): Logic | null => {
    if (name !== 'not') return readKeyword(name, value, field)
    const said = isJsonObject(value) ? readLeaf(value as FullSchema, field) : null // a schema by its keyword
    if (said === null) return null
    const inner = flatLogic(said)
    if (inner.kind === 'compare' && inner.sign === '==') return { ...inner, sign: '!=' }
    if (inner.kind === 'not' && inner.of.kind === 'in') return inner.of
    return { kind: 'not', of: inner }
  })
  if (parts.includes(null)) return null
  return { kind: 'all', parts: parts.filter((part) => part !== null) }
}
