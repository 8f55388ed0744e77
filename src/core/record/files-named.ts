import { fileValue, type FileValue } from '../form/field-types/file-value.ts'
import { isJsonObject, type JsonValue } from '../lib/json.ts'

/**
 * Every file that the value names, at whatever depth, each once by its hash. It goes by shape, not by form: whoever keeps the
 * bytes asks it, and must rather keep too much than lose the only copy.
 */
export function filesNamed(value: JsonValue | undefined): readonly FileValue[] {
  const found = new Map<string, FileValue>()
  const look = (at: JsonValue | undefined): void => {
    const file = fileValue(at)
    if (file !== null) {
      if (!found.has(file.sha256)) found.set(file.sha256, file)
    } else if (Array.isArray(at)) at.forEach(look)
    else if (isJsonObject(at)) Object.values(at).forEach(look)
  }
  look(value)
  return [...found.values()]
}
