import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import type { CelType } from './cel-type.ts'
import type { CelValue, Part, Run } from './cel-value.ts'
import { guardOf } from './guard.ts'

/** An own property of an object; of anything else nothing. */
export const ownProperty = (object: CelValue | undefined, name: string): JsonValue | undefined =>
  isJsonObject(object) && Object.hasOwn(object, name) ? object[name] : undefined

/** Names that objects or tables have without anybody having given them. */
const isInherited = (name: string): boolean => name in Object.prototype || name in Map.prototype || name === '__proto__'

type Read = (object: CelValue | undefined) => JsonValue | undefined

/** Rules over rows read some properties millions of times; asking whether it is the object's own costs as much as reading it. */
const readOf = (name: string): Read =>
  isInherited(name) ? (object) => ownProperty(object, name) : (object) => (isJsonObject(object) ? object[name] : undefined)

/** Reads a property, when it is of its type. */
export function readProperty(object: Part, name: string, type: CelType | undefined): Run {
  const [read, from] = [readOf(name), object.run]
  switch (type?.kind) {
    case 'string':
      return (frame) => {
        const value = read(from(frame))
        return typeof value === 'string' ? value : undefined
      }
    case 'double':
      return (frame) => {
        const value = read(from(frame))
        return typeof value === 'number' ? value : undefined
      }
    default: {
      const guard = guardOf(type ?? { kind: 'dyn' })
      return (frame) => guard(read(from(frame)))
    }
  }
}
