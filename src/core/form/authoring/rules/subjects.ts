import type { JsonValue } from '../../../lib/json.ts'
import { unescapeName, type RecordPath } from '../../../lib/record-path.ts'
import { declaredFields, type DeclaredField } from '../../declared-fields.ts'
import type { FormDefinition } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { isEqualJson } from '../../validate/equal.ts'
import type { FieldRef, Term } from './logic.ts'
import { kindOf, type ValueKind } from './operators.ts'

/** Something that can be tested or compared with, as a list offers it. */
export interface Subject {
  readonly term: Term
  readonly kind: ValueKind
  /** How it comes from the field: its value, its value of the period before, how many rows, their sum, years since. */
  readonly by: 'value' | 'previous' | 'count' | 'sum' | 'age'
  readonly path: RecordPath
  readonly title: string
  /** Titles of what holds it, from the outside in. */
  readonly within: readonly string[]
  readonly schema: JsonSchema
}

/** Where logic stands: the template path of its field or rule, and the repeats that walks around it go through, innermost first. */
export interface LogicPlace {
  readonly at: RecordPath
  readonly walk: readonly RecordPath[]
}

const namesBelow = (path: RecordPath, base: RecordPath): readonly string[] | null => {
  if (!path.startsWith(`${base}/`)) return null
  const names = path
    .slice(base.length + 1)
    .split('/')
    .map(unescapeName)
  return names.includes('@') ? null : names
}

function refOf(path: RecordPath, { at, walk }: LogicPlace): FieldRef | null {
  for (const [up, list] of walk.entries()) {
    const names = namesBelow(path, `${list}/@`)
    if (names !== null) return { from: 'item', up, path: names }
  }
  const row = at.lastIndexOf('/@')
  const inRow = row < 0 ? null : namesBelow(path, at.slice(0, row + 2))
  if (inRow !== null) return { from: 'row', path: inRow }
  const inRecord = namesBelow(path, '')
  return inRecord === null ? null : { from: 'record', path: inRecord }
}

const call = (name: string, ...args: readonly Term[]): Term => ({ kind: 'call', name, of: null, args })

function sums(field: DeclaredField, list: Term, fields: readonly DeclaredField[]): readonly Omit<Subject, 'within'>[] {
  return fields.flatMap(({ path, name, schema, settings }): readonly Omit<Subject, 'within'>[] => {
    const names = namesBelow(path, `${field.path}/@`)
    if (names === null || kindOf(settings.type, schema) !== 'number') return []
    const pick: Term = { kind: 'field', field: { from: 'item', up: 0, path: names } }
    const term = call('sum', { kind: 'rows', list, where: null, pick })
    return [{ term, kind: 'number', by: 'sum', path, title: schema.title ?? name, schema }]
  })
}

function subjectsOf(
  field: DeclaredField,
  ref: FieldRef,
  fields: readonly DeclaredField[],
  previous: boolean,
): readonly Omit<Subject, 'within'>[] {
  const { path, name, schema } = field
  const [kind, title, term] = [kindOf(field.settings.type, schema), schema.title ?? name, { kind: 'field', field: ref } as const]
  const own = { term, kind, by: 'value', path, title, schema } as const
  const before: Term = { kind: 'field', field: { from: 'previous', path: ref.path } }
  return [
    own,
    ...(kind === 'rows'
      ? [{ ...own, term: call('size', term), kind: 'number' as const, by: 'count' as const }, ...sums(field, term, fields)]
      : []),
    ...(kind === 'date' ? [{ ...own, term: call('age', term), kind: 'number' as const, by: 'age' as const }] : []),
    ...(previous && ref.from === 'record' && kind !== 'rows' && kind !== 'other'
      ? [{ ...own, term: before, by: 'previous' as const }]
      : []),
  ]
}

/** What logic at a place can look at, the fields nearest to it first, then in the order of the form. */
export function subjectsAt(definition: FormDefinition, place: LogicPlace): readonly Subject[] {
  const fields = declaredFields(definition.schema)
  const titles = new Map(fields.map(({ path, schema, name }) => [path, schema.title ?? name]))
  const holders = (path: RecordPath): readonly string[] =>
    path
      .split('/')
      .slice(1, -1)
      .flatMap((_, i, names) => titles.get(`/${names.slice(0, i + 1).join('/')}`) ?? [])
  const found = fields.flatMap((field): readonly { readonly ref: FieldRef; readonly subject: Subject }[] => {
    const ref = field.settings.type === undefined || field.settings.type === 'note' ? null : refOf(field.path, place)
    if (ref === null) return []
    const each = subjectsOf(field, ref, fields, definition.period !== undefined)
    return each.map((subject) => ({ ref, subject: { ...subject, within: holders(subject.path) } }))
  })
  const nearness = { item: 0, row: 1, record: 2, previous: 3 } as const
  return found.toSorted((a, b) => nearness[a.ref.from] - nearness[b.ref.from]).map(({ subject }) => subject)
}

export const isSameTerm = (a: Term, b: Term): boolean => isEqualJson(a as unknown as JsonValue, b as unknown as JsonValue) // plain data

/** The subject that a term is; null: it is worked out in another way. */
export const subjectOf = (pool: readonly Subject[], term: Term): Subject | null =>
  pool.find((subject) => isSameTerm(subject.term, term)) ??
  (term.kind === 'call' && term.of === null && term.name === 'count'
    ? (pool.find((subject) => isSameTerm(subject.term, { ...term, name: 'size' })) ?? null)
    : null)

/** Choices that stand in the schema: code and words. Those of a code list do not. */
export function choicesOf(schema: JsonSchema): readonly { readonly value: string; readonly label: string }[] {
  const from = schema.items ?? schema
  if (from.enum !== undefined) return from.enum.flatMap((value) => (typeof value === 'string' ? [{ value, label: value }] : []))
  return (from.oneOf ?? []).flatMap(({ const: value, title }) => (typeof value === 'string' ? [{ value, label: title ?? value }] : []))
}

/** The repeat whose rows a walk over `list` looks at; null when the list is worked out. */
export const walkedList = (pool: readonly Subject[], list: Term): RecordPath | null => {
  const subject = subjectOf(pool, list)
  return subject?.kind === 'rows' ? subject.path : null
}
