import { unescapeName, type RecordPath } from '../../../lib/record-path.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { FullSchema, Schema } from '../../validate/full-schema.ts'
import { leafOf, readLeaf, type Leaf } from './condition-leaf.ts'
import { flatLogic, type FieldRef, type Logic } from './logic.ts'
import { complement, withoutNot } from './negate.ts'

/** Why a condition cannot stand as an `if`: it compares what a schema cannot, or looks at a field outside of the object. A computed yes/no field can. */
export type Unstatable = { readonly kind: 'needs-computed'; readonly part: Logic }

/** The object that an `if` judges: its own row or the record, and the names of groups from there on. */
export interface Scope {
  readonly from: 'record' | 'row'
  readonly path: readonly string[]
}

/** Of the object at a template path: `/child`, `/members/@`. */
export function scopeAt(path: RecordPath): Scope {
  const parts = path.split('/').slice(1).map(unescapeName)
  const row = parts.lastIndexOf('@')
  return row < 0 ? { from: 'record', path: parts } : { from: 'row', path: parts.slice(row + 1) }
}

/** Names from the scope's object to the field; null when it lies elsewhere. */
function namesIn(scope: Scope, field: FieldRef): readonly string[] | null {
  const isInside = field.from === scope.from && scope.path.every((name, i) => field.path[i] === name)
  return isInside && field.path.length > scope.path.length ? field.path.slice(scope.path.length) : null
}

const nested = ([name = '', ...rest]: readonly string[], schema: FullSchema | null): FullSchema => {
  if (rest.length > 0) return { properties: { [name]: nested(rest, schema) }, required: [name] }
  return schema === null ? { required: [name] } : { properties: { [name]: schema }, required: [name] }
}

function leafSchema(logic: Logic, scope: Scope): FullSchema | null {
  if (logic.kind === 'present' || (logic.kind === 'not' && logic.of.kind === 'present')) {
    const present = logic.kind === 'present' ? logic : logic.of
    const names = present.kind === 'present' ? namesIn(scope, present.field) : null
    if (names === null) return null
    return logic.kind === 'present' ? nested(names, null) : { not: nested(names, null) }
  }
  const leaf: Leaf | null = leafOf(logic)
  const names = leaf === null ? null : namesIn(scope, leaf.field)
  return leaf === null || names === null ? null : nested(names, leaf.schema)
}

const isPlain = (schema: FullSchema): boolean => Object.keys(schema).every((key) => key === 'properties' || key === 'required')

/** Both tests of one value as one schema; null where they say the same keyword. */
function merged(a: Schema | undefined, b: Schema | undefined): FullSchema | null {
  if (typeof a !== 'object' || typeof b !== 'object') return null
  if (isPlain(a) && isPlain(b)) return mergedObjects(a, b)
  return Object.keys(a).some((key) => Object.hasOwn(b, key)) ? null : { ...a, ...b }
}

function mergedObjects(a: FullSchema, b: FullSchema): FullSchema | null {
  const properties: Record<string, Schema> = { ...a.properties }
  for (const [name, schema] of Object.entries(b.properties ?? {})) {
    const both = Object.hasOwn(properties, name) ? merged(properties[name], schema) : schema
    if (both === null) return null
    properties[name] = both
  }
  const required = [...new Set([...(a.required ?? []), ...(b.required ?? [])])]
  return { ...(Object.keys(properties).length === 0 ? {} : { properties }), required }
}

/** One schema for all tests; what cannot stand beside the others comes in `allOf`. */
function together(parts: readonly FullSchema[]): FullSchema {
  let plain: FullSchema | null = null
  const others: FullSchema[] = []
  for (const part of parts) {
    const both: FullSchema | null = !isPlain(part) ? null : plain === null ? part : mergedObjects(plain, part)
    if (both === null) others.push(part)
    else plain = both
  }
  const [only] = others
  if (plain === null && others.length === 1 && only !== undefined) return only
  return { ...plain, ...(others.length === 0 ? {} : { allOf: others }) }
}

function write(logic: Logic, scope: Scope): Result<FullSchema, Unstatable> {
  if (logic.kind !== 'all' && logic.kind !== 'any') {
    const schema = leafSchema(logic, scope)
    return schema === null ? err({ kind: 'needs-computed', part: logic }) : ok(schema)
  }
  if (logic.kind === 'any' && logic.parts.length === 0) return ok({ not: {} })
  const parts: FullSchema[] = []
  for (const part of logic.parts) {
    const written = write(part, scope)
    if (!written.ok) return written
    parts.push(written.value)
  }
  return ok(logic.kind === 'all' ? together(parts) : { anyOf: parts })
}

/** A condition as the `if` of the object at `scope`: it holds exactly when the logic is true, and so requires all that it tests. */
export const writeCondition = (logic: Logic, scope: Scope): Result<FullSchema, Unstatable> =>
  write(flatLogic(withoutNot(flatLogic(logic))), scope)

const leafField = (logic: Logic): FieldRef | null => leafOf(logic)?.field ?? null
const known = new Set(['properties', 'required', 'allOf', 'anyOf', 'not'])

function readProperties(schema: FullSchema, scope: Scope): readonly (Logic | null)[] {
  const tested = Object.entries(schema.properties ?? {})
  const required = schema.required ?? []
  return [
    ...required
      .filter((name) => !tested.some(([each]) => each === name))
      .map((name): Logic => ({ kind: 'present', field: { from: scope.from, path: [...scope.path, name] } })),
    ...tested.map(([name, part]): Logic | null => {
      if (!required.includes(name) || typeof part === 'boolean') return null
      const path = [...scope.path, name]
      const { type, ...rest } = part
      const isObject = rest.properties !== undefined || rest.required !== undefined
      if (isObject && type !== undefined && type !== 'object') return null
      return isObject ? read(rest, { from: scope.from, path }) : readLeaf(part, { from: scope.from, path })
    }),
  ]
}

function read(schema: FullSchema, scope: Scope): Logic | null {
  if (Object.keys(schema).some((key) => !known.has(key))) return null
  const readAll = (list: FullSchema['allOf']): readonly (Logic | null)[] =>
    (list ?? []).map((part) => (typeof part === 'boolean' ? null : read(part, scope)))
  const parts = [...readProperties(schema, scope), ...readAll(schema.allOf)]
  if (schema.anyOf !== undefined) {
    const branches = readAll(schema.anyOf)
    parts.push(branches.includes(null) ? null : { kind: 'any', parts: branches.filter((part) => part !== null) })
  }
  if (schema.not !== undefined) {
    const inner = typeof schema.not === 'boolean' ? null : read(schema.not, scope)
    parts.push(inner === null ? null : complement(inner, leafField))
  }
  return parts.includes(null) ? null : { kind: 'all', parts: parts.filter((part) => part !== null) }
}

/** What an `if` of the object at `scope` says; null when the model cannot say it, and the schema stays as it is. */
export function readCondition(schema: FullSchema, scope: Scope): Logic | null {
  const logic = read(schema, scope)
  return logic === null ? null : flatLogic(logic)
}
