import type { RecordPath } from '../../../lib/record-path.ts'
import { isJsonObject } from '../../../lib/json.ts'
import { orderNames } from '../../compile/order-names.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { ROW_PROPERTY } from '../../validate/check-object.ts'
import { partsOf, putAt } from './object-place.ts'
import { uiKeys } from './ui-keys.ts'

/** Names of an object's fields in the order in which they are met. */
function declaredNames(object: JsonSchema): readonly string[] {
  const parts = partsOf(object)
  const declared = new Set(parts.flatMap(({ schema }) => Object.keys(schema.properties ?? {})))
  const met = parts.flatMap(({ schema }) => [...Object.keys(schema.properties ?? {}), ...(schema.required ?? [])])
  return [...new Set(met)].filter((name) => declared.has(name) && name !== ROW_PROPERTY)
}

const uiAt = (ui: UiSchema, keys: readonly string[]): UiSchema =>
  keys.reduce<UiSchema>((at, key) => {
    const next = Object.hasOwn(at, key) ? at[key] : undefined
    return isJsonObject(next) ? next : {}
  }, ui)

function shownNames(object: JsonSchema, ui: UiSchema): readonly string[] {
  const names = orderNames([...declaredNames(object)], ui['ui:order'])
  const listed = (ui['ui:options']?.sections ?? []).flatMap((section) => section.fields).filter((name) => names.includes(name))
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
