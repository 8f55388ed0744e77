import type { JsonSchema } from '../../json-schema.ts'
import type { RecordPath } from '../../../lib/record-path.ts'
import type { FormDefinition } from '../../definition.ts'
import { isEqualJson } from '../../validate/equal.ts'
import type { JsonValue } from '../../../lib/json.ts'
import { leafOf } from './condition-leaf.ts'
import { readCondition, scopeAt, type Scope } from './condition-schema.ts'
import { flatLogic, type Logic } from './logic.ts'
import { complement } from './negate.ts'
import { makersOf, objectPlace, partsOf, type Part } from './object-place.ts'

/** When something is so. `several`: a field declared in more than one place; `unreadable`: by an `if` that the model cannot say; `unknown`: no such field here. */
export type When =
  | { readonly kind: 'always' | 'never' | 'several' | 'unreadable' | 'unknown' }
  | { readonly kind: 'when'; readonly logic: Logic }

const read = new WeakMap<JsonSchema, { readonly scope: string; readonly logic: Logic | null }>()

/** What an `if` says; read once, for an object may have hundreds of them. */
function saidBy(test: JsonSchema, scope: Scope): Logic | null {
  const place = [scope.from, ...scope.path].join('/')
  const before = read.get(test)
  if (before?.scope === place) return before.logic
  const logic = readCondition(test, scope)
  read.set(test, { scope: place, logic })
  return logic
}

/** What the `if`s around a part say together; null when one of them cannot be read. */
export function guardLogic(guards: Part['guards'], scope: Scope): Logic | null {
  const parts = guards.map(({ test, isElse }) => {
    const logic = saidBy(test, scope)
    return logic !== null && isElse ? complement(logic, (leaf) => leafOf(leaf)?.field ?? null) : logic
  })
  return parts.includes(null) ? null : flatLogic({ kind: 'all', parts: parts.filter((part) => part !== null) })
}

const whenOf = (logic: Logic | null): When => {
  if (logic === null) return { kind: 'unreadable' }
  return logic.kind === 'all' && logic.parts.length === 0 ? { kind: 'always' } : { kind: 'when', logic }
}

/** When a field is there, as long as what holds it is there. */
export function presenceOf(definition: FormDefinition, path: RecordPath): When {
  const place = objectPlace(definition.schema, path)
  if (place === null) return { kind: 'unknown' }
  const [maker, second] = makersOf(place.object, place.name)
  if (maker === undefined || second !== undefined) return { kind: 'several' }
  return whenOf(guardLogic(maker.guards, scopeAt(place.scope)))
}

export const isSameLogic = (a: Logic, b: Logic): boolean =>
  isEqualJson(flatLogic(a) as unknown as JsonValue, flatLogic(b) as unknown as JsonValue) // plain data

/** When a field is required, as long as it is there. */
export function requiredOf(definition: FormDefinition, path: RecordPath): When {
  const place = objectPlace(definition.schema, path)
  if (place === null) return { kind: 'unknown' }
  const [maker, second] = makersOf(place.object, place.name)
  if (maker === undefined || second !== undefined) return { kind: 'several' }
  const scope = scopeAt(place.scope)
  const demands = partsOf(place.object).filter(({ schema }) => schema.required?.includes(place.name) === true)
  if (demands.length === 0) return { kind: 'never' }
  const presence = guardLogic(maker.guards, scope)
  const logics = demands.map(({ guards }) => {
    const isBelow = maker.guards.every((guard, i) => guards[i]?.test === guard.test && guards[i].isElse === guard.isElse)
    const own = guardLogic(isBelow ? guards.slice(maker.guards.length) : guards, scope)
    return own !== null && presence !== null && !isBelow && isSameLogic(own, presence) ? always : own
  })
  if (logics.includes(null)) return { kind: 'unreadable' }
  const known = logics.filter((logic) => logic !== null)
  return whenOf(known.some((logic) => isSameLogic(logic, always)) ? always : flatLogic({ kind: 'any', parts: known }))
}

const always: Logic = { kind: 'all', parts: [] }
