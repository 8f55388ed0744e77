import { isJsonObject, type JsonValue } from '#core/lib/json.ts'

/** What RJSF holds as JSON: members that are `undefined` are not there, empty places of a list are null. */
export function plainJson(value: unknown): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((item: unknown) => plainJson(item) ?? null)
  if (isJsonObject(value)) {
    const entries = Object.entries(value).flatMap(([name, part]): [string, JsonValue][] => {
      const plain = plainJson(part)
      return plain === undefined ? [] : [[name, plain]]
    })
    return Object.fromEntries(entries)
  }
  return value as JsonValue | undefined // scalars of JSON are all that is left: widgets make nothing else
}
