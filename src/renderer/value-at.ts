import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'
import { parsePath, type RecordPath } from '#core/lib/record-path.ts'

const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value)

/** The value at a record path, undefined when something along the way is missing. */
export function valueAt(values: JsonObject, path: RecordPath): JsonValue | undefined {
  let at: JsonValue | undefined = values
  for (const segment of parsePath(path)) {
    if (segment.kind === 'property') at = at !== undefined && isJsonObject(at) ? at[segment.name] : undefined
    else if (segment.kind === 'row') at = isList(at) ? at.find((row) => isJsonObject(row) && row['_row'] === segment.row) : undefined
    else at = isList(at) ? at.map((row) => (isJsonObject(row) ? (row['_row'] ?? null) : null)) : undefined
  }
  return at
}
