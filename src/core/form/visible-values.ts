import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { propertyPath, type RecordPath } from '../lib/record-path.ts'
import type { CompiledForm, FormContext, FormNode } from './compiled-form.ts'
import { createState } from './presence.ts'
import { isRequiredAt, type FormState } from './presence-state.ts'
import { itemPath } from './validate/check-array.ts'

const nodesAt = (form: CompiledForm, indexes: readonly number[]): readonly FormNode[] => indexes.flatMap((index) => form.nodes[index] ?? [])

function visibleChild(state: FormState, node: FormNode, value: JsonValue | undefined, place: RecordPath): JsonValue | undefined {
  // Other renderers give a note the one value that its schema has.
  if (node.kind === 'field') return node.type === 'note' && value === null ? undefined : value
  const children = nodesAt(state.form, node.children)
  if (node.kind === 'repeat')
    return Array.isArray(value) ? value.map((row: JsonValue, i) => visibleObject(state, children, row, itemPath(place, row, i))) : value
  if (value !== undefined && !isJsonObject(value)) return value
  const object = visibleObject(state, children, value ?? {}, place)
  return isJsonObject(object) && Object.keys(object).length === 0 && !isRequiredAt(state, node, place) ? undefined : object
}

function visibleObject(state: FormState, children: readonly FormNode[], value: JsonValue, path: RecordPath): JsonValue {
  if (!isJsonObject(value)) return value
  const known = new Set(children.map((child) => child.name))
  // What the form does not know stays, so that validation can say so.
  const entries: [string, JsonValue][] = Object.entries(value).filter(([name]) => !known.has(name))
  for (const child of children) {
    const place = propertyPath(path, child.name)
    if (state.absent.has(place)) continue
    const part = visibleChild(state, child, Object.hasOwn(value, child.name) ? value[child.name] : undefined, place)
    if (part !== undefined) entries.push([child.name, part])
  }
  return Object.fromEntries(entries)
}

/** The record as its state stands. */
export function visibleOf(state: FormState): JsonObject {
  const top = state.form.nodes.filter((node) => node.parent === null)
  const visible = visibleObject(state, top, state.values, '')
  return isJsonObject(visible) ? visible : {}
}

/**
 * The values as they are checked and sent: without hidden fields, with computed ones, without groups left empty.
 * A required group that is missing is there and empty, so that the issues fall on the fields inside, where they can be mended.
 */
export const visibleValues = (form: CompiledForm, values: JsonObject, context: FormContext): JsonObject =>
  visibleOf(createState(form, values, context))
