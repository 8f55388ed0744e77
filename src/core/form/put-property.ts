import type { JsonValue } from '../lib/json.ts'

/** Own, whatever its name: to assign to `__proto__` would do something else. */
export function putProperty(object: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  else object[name] = value
}
