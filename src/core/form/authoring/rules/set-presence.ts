import { issue, type Issue } from '../../../lib/issue.ts'
import type { RecordPath } from '../../../lib/record-path.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import { withoutKey } from '../../../lib/without-key.ts'
import type { FormDefinition } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { scopeAt, writeCondition, type Scope } from './condition-schema.ts'
import { keepOrder } from './keep-order.ts'
import { flatLogic, type Logic } from './logic.ts'
import { makersOf, objectPlace, partsOf, putAt, type ObjectPlace } from './object-place.ts'
import { guardLogic, isSameLogic, presenceOf, requiredOf } from './presence-of.ts'

type Outcome = Result<FormDefinition, readonly Issue[]>

const isEmpty = (schema: JsonSchema | undefined): boolean => schema === undefined || Object.keys(schema).length === 0

type Part = { -readonly [Key in keyof JsonSchema]: JsonSchema[Key] }

const isTaken = (schema: JsonSchema, name: string, what: 'demand' | 'field'): boolean =>
  schema.required?.includes(name) === true || (what === 'field' && schema.properties?.[name]?.['x-phieu'] !== undefined)

/** The part alone without what it says of a name; the same object when it says nothing. */
function ownWithout(schema: JsonSchema, name: string, what: 'demand' | 'field'): JsonSchema {
  if (!isTaken(schema, name, what)) return schema
  const part: Part = { ...schema }
  const required = part.required?.filter((each) => each !== name) ?? []
  if (required.length === 0) delete part.required
  else part.required = required
  if (what === 'demand' || part.properties?.[name]?.['x-phieu'] === undefined) return part
  const rest = withoutKey(part.properties, name)
  if (Object.keys(rest).length === 0 && part.type !== 'object') delete part.properties
  else part.properties = rest
  return part
}

/**
 * An object without the demands of a name, or without the field as well, in its branches too; branches that say nothing any more go away.
 * What says nothing of it stays the same object.
 */
function without(schema: JsonSchema, name: string, what: 'demand' | 'field'): JsonSchema {
  const own = ownWithout(schema, name, what)
  const yes = own.then === undefined ? undefined : without(own.then, name, what)
  const no = own.else === undefined ? undefined : without(own.else, name, what)
  const all = own.allOf?.map((each) => without(each, name, what))
  const isSame = yes === own.then && no === own.else && (all === undefined || all.every((each, at) => each === own.allOf?.[at]))
  if (isSame) return own
  const part: Part = { ...own }
  if (yes !== undefined) part.then = yes
  if (no !== undefined) part.else = no
  if (all !== undefined) {
    part.allOf = all.filter((each) => !isEmpty(each))
    if (part.allOf.length === 0) delete part.allOf
  }
  if (part.if !== undefined && isEmpty(part.then) && isEmpty(part.else)) {
    delete part.if
    delete part.then
    delete part.else
  }
  return part
}

const partAt = (object: JsonSchema, keys: readonly (string | number)[]) =>
  partsOf(object).find((part) => part.keys.length === keys.length && part.keys.every((key, at) => key === keys[at]))

/** Keys of the branch below `base` that holds when the condition does, made when there is none yet. */
function branchFor(
  object: JsonSchema,
  base: readonly (string | number)[],
  logic: Logic,
  scope: Scope,
): Result<[JsonSchema, readonly (string | number)[]], readonly Issue[]> {
  const parts = partsOf(object)
  const from = partAt(object, base)
  const found = parts.find(({ keys, guards }) => {
    if (keys.length <= base.length || base.some((key, i) => keys[i] !== key) || keys.at(-1) !== 'then') return false
    const own = guardLogic(guards.slice(from?.guards.length ?? 0), scope)
    return own !== null && isSameLogic(own, logic)
  })
  if (found !== undefined) return ok([object, found.keys])
  const test = writeCondition(logic, scope)
  if (!test.ok) return err([issue('condition.needs-computed', '', {})])
  const list = from?.schema.allOf ?? []
  const branch = { if: test.value as JsonSchema, then: {} } // the writer uses the keywords of forms only
  return ok([putAt(object, [...base, 'allOf'], [...list, branch]), [...base, 'allOf', list.length, 'then']])
}

function demanded(
  object: JsonSchema,
  name: string,
  required: 'always' | 'never' | Logic,
  scope: Scope,
): Result<JsonSchema, readonly Issue[]> {
  const free = without(object, name, 'demand')
  const base = makersOf(free, name)[0]?.keys ?? []
  if (required === 'never') return ok(free)
  const placed = required === 'always' ? ok([free, base] as const) : branchFor(free, base, flatLogic(required), scope)
  if (!placed.ok) return placed
  const [next, keys] = placed.value
  const part = partAt(next, keys)?.schema ?? {}
  return ok(putAt(next, keys, { ...part, required: [...(part.required ?? []), name] }))
}

function finish(definition: FormDefinition, place: ObjectPlace, object: JsonSchema): FormDefinition {
  const next = { ...definition, schema: putAt(definition.schema, place.keys, object) }
  return keepOrder(next, place.scope, place.object, object)
}

function placeOf(definition: FormDefinition, path: RecordPath): Result<ObjectPlace, readonly Issue[]> {
  const place = objectPlace(definition.schema, path)
  if (place === null) return err([issue('condition.unknown-field', path)])
  return makersOf(place.object, place.name).length === 1 ? ok(place) : err([issue('condition.several-places', path)])
}

/**
 * The field is required always, never, or when the condition holds, as long as it is there. Other fields stay as they are.
 * Issues: `condition.unknown-field` (none here, or in a shared definition) · `condition.several-places` · `condition.needs-computed`.
 */
export function setRequired(definition: FormDefinition, paths: readonly RecordPath[], required: 'always' | 'never' | Logic): Outcome {
  let next = definition
  for (const path of paths) {
    const place = placeOf(next, path)
    if (!place.ok) return place
    const object = demanded(place.value.object, place.value.name, required, scopeAt(place.value.scope))
    if (!object.ok) return err(object.error.map((each) => ({ ...each, path })))
    next = finish(next, place.value, object.value)
  }
  return ok(next)
}

function moved(place: ObjectPlace, condition: Logic | null, scope: Scope): Result<JsonSchema, readonly Issue[]> {
  const { object, name } = place
  const own = makersOf(object, name)[0]?.schema.properties?.[name]
  const free = without(object, name, 'field')
  const placed = condition === null ? ok([free, []] as const) : branchFor(free, [], condition, scope)
  if (!placed.ok) return placed
  const [next, keys] = placed.value
  const part = partAt(next, keys)?.schema ?? {}
  return ok(putAt(next, keys, { ...part, properties: { ...part.properties, [name]: own } }))
}

function setOne(definition: FormDefinition, path: RecordPath, condition: Logic | null): Outcome {
  const place = placeOf(definition, path)
  if (!place.ok) return place
  const before = presenceOf(definition, path)
  if (condition === null ? before.kind === 'always' : before.kind === 'when' && isSameLogic(before.logic, condition)) return ok(definition)
  const required = requiredOf(definition, path)
  if (required.kind !== 'always' && required.kind !== 'never' && required.kind !== 'when')
    return err([issue('condition.unreadable-required', path)])
  const scope = scopeAt(place.value.scope)
  const object = moved(place.value, condition, scope)
  const whole = object.ok
    ? demanded(object.value, place.value.name, required.kind === 'when' ? required.logic : required.kind, scope)
    : object
  return whole.ok ? ok(finish(definition, place.value, whole.value)) : err(whole.error.map((each) => ({ ...each, path })))
}

/**
 * The fields are there when the condition holds, or always (null); they stay where they are shown, and required as they were.
 * Issues as of `setRequired`, and `condition.unreadable-required`.
 */
export function setPresence(definition: FormDefinition, paths: readonly RecordPath[], condition: Logic | null): Outcome {
  let next = definition
  const flat = condition === null ? null : flatLogic(condition)
  for (const path of paths) {
    const outcome = setOne(next, path, flat)
    if (!outcome.ok) return outcome
    next = outcome.value
  }
  return ok(next)
}
