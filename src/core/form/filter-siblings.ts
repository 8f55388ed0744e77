import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { propertyPath, type RecordPath } from '../lib/record-path.ts'
import type { FormNode } from './compiled-form.ts'
import { valueAt } from './node-values.ts'
import { isHidden, type FormState } from './presence-state.ts'

/** What stands beside a place in the fields that the filter of its code list names: the ones that can be seen. A form has thousands beside it. */
export function filterSiblings(state: FormState, node: FormNode, place: RecordPath): JsonObject {
  const around = place.slice(0, place.lastIndexOf('/'))
  const parent = node.settings.filter === undefined ? undefined : valueAt(state.values, around)
  if (!isJsonObject(parent)) return {}
  const seen = Object.values(node.settings.filter ?? {}).flatMap((name): (readonly [string, JsonValue])[] => {
    const value = Object.hasOwn(parent, name) ? parent[name] : undefined
    return value === undefined || isHidden(state, propertyPath(around, name)) ? [] : [[name, value]]
  })
  return Object.fromEntries(seen)
}
