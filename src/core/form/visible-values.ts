import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CompiledForm, FormContext } from './compiled-form.ts'
import { treeOf, type TreeNode } from './form-tree.ts'
import { createState } from './presence.ts'
import { isRequiredAt, type FormState } from './presence-state.ts'
import { itemPath } from './validate/check-array.ts'

/** Own, whatever its name: to assign to `__proto__` would do something else. */
function put(object: Record<string, JsonValue>, name: string, value: JsonValue): void {
  if (name === '__proto__') Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  else object[name] = value
}

function visibleChild(state: FormState, each: TreeNode, value: JsonValue | undefined, place: RecordPath): JsonValue | undefined {
  const { node, children, names } = each
  // Other renderers give a note the one value that its schema has.
  if (node.kind === 'field') return node.type === 'note' && value === null ? undefined : value
  if (node.kind === 'repeat')
    return Array.isArray(value)
      ? value.map((row: JsonValue, i) => visibleObject(state, children, names, row, itemPath(place, row, i)))
      : value
  if (value !== undefined && !isJsonObject(value)) return value
  const object = visibleObject(state, children, names, value ?? {}, place)
  return isJsonObject(object) && Object.keys(object).length === 0 && !isRequiredAt(state, node, place) ? undefined : object
}

function visibleObject(
  state: FormState,
  children: readonly TreeNode[],
  names: ReadonlySet<string>,
  value: JsonValue,
  path: RecordPath,
): JsonValue {
  if (!isJsonObject(value)) return value
  const object: Record<string, JsonValue> = {}
  // What the form does not know stays, so that validation can say so.
  for (const name of Object.keys(value)) if (!names.has(name)) put(object, name, value[name] ?? null)
  const hasAbsent = state.absent.size > 0
  for (const child of children) {
    const { name, kind } = child.node
    const own = Object.hasOwn(value, name) ? value[name] : undefined
    if (own === undefined && kind === 'field') continue
    const place = path + child.suffix
    if (hasAbsent && state.absent.has(place)) continue
    const part = visibleChild(state, child, own, place)
    if (part !== undefined) put(object, name, part)
  }
  return object
}

/** The record as its state stands. */
export function visibleOf(state: FormState): JsonObject {
  const { top, names } = treeOf(state.form)
  const visible = visibleObject(state, top, names, state.values, '')
  return isJsonObject(visible) ? visible : {}
}

/**
 * The values as they are checked and sent: without hidden fields, with computed ones, without groups left empty.
 * A required group that is missing is there and empty, so that the issues fall on the fields inside, where they can be mended.
 */
export const visibleValues = (form: CompiledForm, values: JsonObject, context: FormContext): JsonObject =>
  visibleOf(createState(form, values, context))
