import { isJsonObject } from '#core/lib/json.ts'
import type { Way } from './island-context.ts'

/** The value with another part at a way into it; what the way passes is copied, the rest is shared. */
export function putPart(value: unknown, [step, ...rest]: Way, part: unknown): unknown {
  if (step === undefined) return part
  if (typeof step === 'number') {
    const list: readonly unknown[] = Array.isArray(value) ? value : []
    return list.with(step, putPart(list[step], rest, part))
  }
  const object: object = isJsonObject(value) ? value : {}
  return { ...object, [step]: putPart(Reflect.get(object, step), rest, part) }
}
