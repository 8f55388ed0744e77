import { isJsonObject, type JsonValue } from '#core/lib/json.ts'

/** A sensitive value that this reader may not see travels as `{masked: true}`. */
export const isMasked = (value: JsonValue | undefined): boolean => value !== undefined && isJsonObject(value) && value['masked'] === true
