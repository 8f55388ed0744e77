import type { RecordPath } from '../../../lib/record-path.ts'
import { isJsonObject } from '../../../lib/json.ts'
import { orderNames } from '../../compile/order-names.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { ROW_PROPERTY } from '../../validate/check-object.ts'
import { partsOf, putAt } from './object-place.ts'
import { uiKeys } from './ui-keys.ts'

const known = new WeakMap<JsonSchema, readonly string[]>()

/** Names of an object's fields in the order in which they are met; kept as long as the object is. */
function declaredNames(object: JsonSchema): readonly string[] {
  const before = known.get(object)
  if (before !== undefined) return before
  const declared = new Set<string>()
  const met = new Set<string>()
  for (const { schema } of partsOf(object)) {
    for (const name of Object.keys(schema.properties ?? {})) {
      declared.add(name)
      met.add(name)
    }
    for (const name of schema.required ?? []) met.add(name)
  }
  const names = [...met].filter((name) => declared.has(name) && name !== ROW_PROPERTY)
  known.set(object, names)
  return names
}

const uiAt = (ui: UiSchema, keys: readonly string[]): UiSchema =>
  keys.reduce<UiSchema>((at, key) => {
    const next = Object.hasOwn(at, key) ? at[key] : undefined
    return isJsonObject(next) ? next : {}
  }, ui)

function shownNames(object: JsonSchema, ui: UiSchema): readonly string[] {
  const names = new Set(orderNames(declaredNames(object), ui['ui:order']))
  const listed = (ui['ui:options']?.sections ?? []).flatMap((section) => section.fields).filter((name) => names.has(name))
  return [...new Set([...listed, ...names])]
}

/** The definition with the fields of the object at `scope` shown in the order of `before`, whatever place in its schema they have now. */
export function keepOrder(definition: FormDefinition, scope: RecordPath, before: JsonSchema, after: JsonSchema): FormDefinition {
  const keys = uiKeys(scope)
  const ui = uiAt(definition.uiSchema, keys)
  const [old, now] = [shownNames(before, ui), shownNames(after, ui)]
  if (old.length !== now.length || old.every((name, i) => name === now[i])) return definition
  return { ...definition, uiSchema: putAt(definition.uiSchema, [...keys, 'ui:order'], old) }
}
