import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import type { CelType } from './cel-type.ts'
import type { CelValue, Part, Run } from './cel-value.ts'
import { guardOf, type Guard } from './guard.ts'

/** An own property of an object; of anything else nothing. */
export const ownProperty = (object: CelValue | undefined, name: string): JsonValue | undefined =>
  isJsonObject(object) && Object.hasOwn(object, name) ? object[name] : undefined

/** Names that objects, tables or lists have without anybody having given them. */
const isInherited = (name: string): boolean =>
  name in Object.prototype || name in Map.prototype || name in Array.prototype || name === '__proto__'

type Read = (object: CelValue | undefined) => JsonValue | undefined

/** Rules over rows read some properties millions of times; asking whether it is the object's own costs as much as reading it. */
const readOf = (name: string): Read =>
  isInherited(name) ? (object) => ownProperty(object, name) : (object) => (isJsonObject(object) ? object[name] : undefined)

const readText =
  (from: Run, read: Read): Run =>
  (frame) => {
    const value = read(from(frame))
    return typeof value === 'string' ? value : undefined
  }

const readNumber =
  (from: Run, read: Read): Run =>
  (frame) => {
    const value = read(from(frame))
    return typeof value === 'number' ? value : undefined
  }

/** Of what a macro binds, without calls in between: what walks over rows mostly do. The name is one that nothing inherits. */
const readSlotText =
  (slot: number, name: string): Run =>
  ({ locals }) => {
    const object = locals[slot]
    const value = typeof object === 'object' && object !== null ? (object as JsonObject)[name] : undefined // lists have no such name either
    return typeof value === 'string' ? value : undefined
  }

const readSlotNumber =
  (slot: number, name: string): Run =>
  ({ locals }) => {
    const object = locals[slot]
    const value = typeof object === 'object' && object !== null ? (object as JsonObject)[name] : undefined // lists have no such name either
    return typeof value === 'number' ? value : undefined
  }

const readGuarded =
  (from: Run, read: Read, guard: Guard): Run =>
  (frame) =>
    guard(read(from(frame)))

/** Reads a property, when it is of its type. */
export function readProperty({ run, slot }: Part, name: string, type: CelType | undefined): Run {
  const read = readOf(name)
  const isDirect = slot !== undefined && !isInherited(name)
  if (type?.kind === 'string') return isDirect ? readSlotText(slot, name) : readText(run, read)
  if (type?.kind === 'double') return isDirect ? readSlotNumber(slot, name) : readNumber(run, read)
  return readGuarded(run, read, guardOf(type ?? { kind: 'dyn' }))
}
