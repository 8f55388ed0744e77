import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'
import { parsePath, type RecordPath } from '#core/lib/record-path.ts'

/** The value at a path that crosses no repeat; own properties only. */
export const valueAt = (values: JsonObject, path: RecordPath): JsonValue | undefined =>
  parsePath(path).reduce<JsonValue | undefined>(
    (value, segment) =>
      segment.kind === 'property' && isJsonObject(value) && Object.hasOwn(value, segment.name) ? value[segment.name] : undefined,
    values,
  )
