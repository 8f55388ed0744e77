import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import type { CelType } from './cel-type.ts'

/** A value of the record as its field's type promises it, or undefined: absent, or of another type. */
export type Guard = (value: JsonValue | undefined) => JsonValue | undefined

const isScalar = (type: CelType): boolean => type.kind !== 'list' && type.kind !== 'object'

/** Items of another type are left out. Rows are looked at when they are read. */
function listGuard(item: CelType): Guard {
  const guard = guardOf(item)
  return (value) => {
    if (!Array.isArray(value)) return undefined
    const list: readonly JsonValue[] = value
    if (!isScalar(item) || list.every((each) => guard(each) !== undefined)) return list
    return list.filter((each) => guard(each) !== undefined)
  }
}

export function guardOf(type: CelType): Guard {
  switch (type.kind) {
    case 'int':
      return (value) => (Number.isSafeInteger(value) ? value : undefined)
    case 'double':
      return (value) => (typeof value === 'number' ? value : undefined)
    case 'string':
      return (value) => (typeof value === 'string' ? value : undefined)
    case 'bool':
      return (value) => (typeof value === 'boolean' ? value : undefined)
    case 'dyn':
      return (value) => value
    case 'list':
      return listGuard(type.item)
    case 'object':
      return (value) => (isJsonObject(value) ? value : undefined)
  }
}
