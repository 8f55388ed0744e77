import { issue, type Issue } from '../../../lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts'
import { propertyPath, type RecordPath } from '../../../lib/record-path.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { FormDefinition, UiSchema } from '../../definition.ts'
import type { FieldSettings } from '../../field-settings.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { outlineOf, type OutlineNode } from '../outline.ts'
import { followMove, movedBy } from './follow-move.ts'
import { innerUiSteps } from './arrange.ts'
import { childrenAt, fieldsPath, isFixedPart, objectSite, twinsOf } from './place.ts'
import { updateAt } from './update-at.ts'

const branches = ['then', 'else', 'if', 'not'] as const
const lists = ['allOf', 'anyOf', 'oneOf'] as const

/** A member under another name, where it stood. */
const renamedKey = <Value>(object: Readonly<Record<string, Value>>, from: string, to: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name === from ? to : name, value]))

const renamedIn = (names: readonly string[], from: string, to: string): readonly string[] =>
  names.map((name) => (name === from ? to : name))

/** Names of fields beside this one in the settings of another: filters, what a reference copies. */
function renamedSibling(settings: FieldSettings, from: string, to: string): FieldSettings {
  const values = (map: Readonly<Record<string, string>> | undefined) =>
    map === undefined ? undefined : Object.fromEntries(Object.entries(map).map(([key, name]) => [key, name === from ? to : name]))
  const [filter, copy] = [values(settings.filter), values(settings.copy)]
  return { ...settings, ...(filter === undefined ? {} : { filter }), ...(copy === undefined ? {} : { copy }) }
}

/** Everything that one object's schema says of a property, in branches and conditions too. */
function renamedProperty(object: JsonSchema, from: string, to: string): JsonSchema {
  const next: Record<string, unknown> = { ...object }
  if (object.properties !== undefined) {
    const properties = renamedKey(object.properties, from, to)
    for (const [name, each] of Object.entries(properties)) {
      const settings = each['x-phieu']
      if (settings !== undefined) properties[name] = { ...each, 'x-phieu': renamedSibling(settings, from, to) }
    }
    next['properties'] = properties
  }
  if (object.required !== undefined) next['required'] = renamedIn(object.required, from, to)
  for (const word of branches) if (object[word] !== undefined) next[word] = renamedProperty(object[word], from, to)
  for (const word of lists) if (object[word] !== undefined) next[word] = object[word].map((each) => renamedProperty(each, from, to))
  return next as JsonSchema // the same keywords
}

/**
 * Conditions further out test a field by the way to it: `properties.group.properties.name`. Only tests are looked at; what lies
 * in a block is renamed there.
 */
function renamedInTests(root: JsonSchema, path: RecordPath, from: string, to: string): JsonSchema {
  const parts = path.split('/').slice(1, -1)
  const inTest = (schema: JsonValue, steps: readonly string[]): JsonValue => {
    if (!isJsonObject(schema)) return schema
    if (steps.length === 0) return renamedProperty(schema as unknown as JsonSchema, from, to) as unknown as JsonValue // a test is a schema
    const [step = '', ...rest] = steps
    return Object.fromEntries(
      Object.entries(schema).map(([key, value]) => {
        if (key === 'properties' && isJsonObject(value) && step !== '@')
          return [key, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === step ? inTest(each, rest) : each]))]
        if ((key === 'items' || key === 'contains') && step === '@') return [key, inTest(value, rest)]
        if (['allOf', 'anyOf', 'oneOf'].includes(key) && Array.isArray(value))
          return [key, value.map((each: JsonValue) => inTest(each, steps))]
        return key === 'not' ? [key, inTest(value, steps)] : [key, value]
      }),
    )
  }
  /** Declared objects: their own `if`s test from where they stand. */
  const inObject = (object: JsonObject, steps: readonly string[]): JsonObject =>
    Object.fromEntries(
      Object.entries(object).map(([key, value]) => {
        const [step = '', ...rest] = steps
        if (key === 'if' && steps.length > 0) return [key, inTest(value, steps)]
        if (key === 'properties' && isJsonObject(value) && steps.length > 0)
          return [
            key,
            Object.fromEntries(
              Object.entries(value).map(([name, each]) => [name, name === step && isJsonObject(each) ? inObject(each, rest) : each]),
            ),
          ]
        if (key === 'items' && step === '@' && isJsonObject(value)) return [key, inObject(value, rest)]
        if (['allOf', 'oneOf'].includes(key) && Array.isArray(value))
          return [key, value.map((each: JsonValue) => (isJsonObject(each) ? inObject(each, steps) : each))]
        return (key === 'then' || key === 'else') && isJsonObject(value) ? [key, inObject(value, steps)] : [key, value]
      }),
    )
  return parts.length === 0 ? root : (inObject(root as unknown as JsonObject, parts) as unknown as JsonSchema) // JSON, and the same kind of it
}

/** Names in the patterns of assigned numbers, and paths by which numbers are counted. */
function renamedInNumbers(root: JsonSchema, node: OutlineNode, to: RecordPath, name: string): JsonSchema {
  const walk = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map((each: JsonValue) => walk(each))
    if (!isJsonObject(value)) return value
    const settings = value['x-phieu']
    const next = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]))
    if (!isJsonObject(settings) || settings['series'] === undefined) return next
    const { by, pattern } = settings
    return {
      ...next,
      'x-phieu': {
        ...settings,
        ...(Array.isArray(by) ? { by: by.map((each: JsonValue) => (each === node.path ? to : each)) } : {}),
        ...(typeof pattern === 'string' && node.parent === '' ? { pattern: pattern.replaceAll(`{${node.name}}`, `{${name}}`) } : {}),
      },
    }
  }
  return JSON.stringify(root).includes('"series"') ? (walk(root as unknown as JsonValue) as unknown as JsonSchema) : root // JSON of the same kind
}

/** Names that a property may have when the builder gives it. */
export const builderName = /^[a-z][a-z0-9_]{0,39}$/

/**
 * A field under another name; whatever names it follows: conditions, rules, messages, order, sections, keys.
 * Issues: `edit.no-field`, `edit.name` {name}, `edit.name-taken` {name}, `edit.fixed-part`.
 */
export function renameField(definition: FormDefinition, key: string, name: string): Result<FormDefinition, readonly Issue[]> {
  const node = outlineOf(definition).byKey.get(key)
  if (node === undefined) return err([issue('edit.no-field', '', { key })])
  if (node.name === name) return ok(definition)
  if (!builderName.test(name) || ['constructor', 'prototype'].includes(name)) return err([issue('edit.name', node.path, { name })])
  if (childrenAt(definition, node.parent).some((each) => each.name === name)) return err([issue('edit.name-taken', node.path, { name })])
  if (isFixedPart(definition, node)) return err([issue('edit.fixed-part', node.path)])
  const site = objectSite(definition, node.parent)
  if (site === null) return err([issue('edit.no-field', '', { key })])
  // A block is used in several places: the field moves in each of them.
  const twins = twinsOf(definition, node)
  let next = definition
  const ways = new Map<RecordPath, RecordPath>()
  for (const twin of twins) {
    const to = propertyPath(fieldsPath(definition, twin.parent), name)
    ways.set(twin.path, to)
    next = { ...next, schema: renamedInTests(renamedInNumbers(next.schema, twin, to, name), twin.path, node.name, name) }
    const uiSchema = updateAt(next.uiSchema, innerUiSteps(definition, twin.parent), (part) => {
      if (part === undefined) return part
      const ui = renamedKey(part as UiSchema, node.name, name) as UiSchema // what is said of the fields of an object
      const order = ui['ui:order']
      const renamed = order === undefined ? ui : { ...ui, 'ui:order': renamedIn(order, node.name, name) }
      const sections = twin.parent === '' ? renamed['ui:options']?.sections : undefined
      if (sections === undefined) return renamed
      const own = sections.map((section) => ({ ...section, fields: renamedIn(section.fields, node.name, name) }))
      return { ...renamed, 'ui:options': { ...renamed['ui:options'], sections: own } }
    })
    next = { ...next, uiSchema }
  }
  next = { ...next, schema: updateAt(next.schema, site, (part) => renamedProperty(part as JsonSchema, node.name, name)) }
  return ok(followMove(next, movedBy(ways)).definition)
}
