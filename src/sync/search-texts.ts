import type { FormRef } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { isJsonObject, type JsonValue } from '#core/lib/json.ts'
import { unescapeName, type RecordPath } from '#core/lib/record-path.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { SearchTexts } from '#storage/vault.ts'

/** A record is found on the device by the values of its identity keys and searchable fields. */
export const searchTextsOf =
  (definitions: ReadonlyMap<FormRef, FormDefinition>): SearchTexts =>
  (record: PulledRecord) => {
    const definition = definitions.get(record.formRef)
    if (definition === undefined) return []
    const paths = new Set([...definition.identityKeys.flat(), ...definition.searchable])
    return [...new Set([...paths].flatMap((path) => textsAt(record.values, path)))]
  }

/** What stands at a template path, in every row. */
function textsAt(values: JsonValue, path: RecordPath): string[] {
  let found: JsonValue[] = [values]
  for (const segment of path.split('/').slice(1)) {
    found = found.flatMap((value): JsonValue[] => {
      // isArray widens the elements to `any`.
      if (segment === '@') return Array.isArray(value) ? [...(value as readonly JsonValue[])] : []
      const name = unescapeName(segment)
      const inner = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
      return inner === undefined ? [] : [inner]
    })
  }
  return found.flatMap((value) => (typeof value === 'string' || typeof value === 'number' ? [String(value)] : []))
}
