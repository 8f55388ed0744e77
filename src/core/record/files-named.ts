import { fileValue, type FileValue } from '../form/field-types/file-value.ts'
import { isJsonObject, type JsonValue } from '../lib/json.ts'

/**
 * Every file that the value names, at whatever depth, each claim once: a record that was wrong about a file, and says now what it
 * is, names it twice. It goes by shape, not by form: whoever keeps the bytes asks it, and must rather keep too much than lose the
 * only copy.
 */
export function filesNamed(value: JsonValue | undefined): readonly FileValue[] {
  const found = new Map<string, FileValue>()
  const look = (at: JsonValue | undefined): void => {
    const file = fileValue(at)
    if (file !== null) {
      const claim = `${file.sha256} ${file.size} ${file.type}`
      if (!found.has(claim)) found.set(claim, file)
    } else if (Array.isArray(at)) at.forEach(look)
    else if (isJsonObject(at)) Object.values(at).forEach(look)
  }
  look(value)
  return [...found.values()]
}
