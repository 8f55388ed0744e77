import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CompiledForm, FormContext } from './compiled-form.ts'
import { treeOf, type FormTree, type TreeNode } from './form-tree.ts'
import { createState } from './presence.ts'
import { isRequiredAt, type FormState } from './presence-state.ts'
import { putProperty } from './put-property.ts'
import { itemPath } from './validate/check-array.ts'

type Level = Pick<TreeNode & FormTree, 'names' | 'unsettled'>

function visibleRows(state: FormState, each: TreeNode, rows: readonly JsonValue[], place: RecordPath): readonly JsonValue[] {
  const visible = rows.map((row, i) => visibleObject(state, each, each.children, row, itemPath(place, row, i)))
  return visible.some((row, i) => row !== rows[i]) ? visible : rows
}

function visibleChild(state: FormState, each: TreeNode, value: JsonValue | undefined, place: RecordPath): JsonValue | undefined {
  const { node } = each
  // Other renderers give a note the one value that its schema has.
  if (node.kind === 'field') return node.type === 'note' && value === null ? undefined : value
  if (node.kind === 'repeat') return Array.isArray(value) && each.unsettled.length > 0 ? visibleRows(state, each, value, place) : value
  if (value !== undefined && !isJsonObject(value)) return value
  const object = visibleObject(state, each, each.children, value ?? {}, place)
  return isJsonObject(object) && Object.keys(object).length === 0 && !isRequiredAt(state, node, place) ? undefined : object
}

const ownValue = (object: JsonObject, name: string): JsonValue | undefined => (Object.hasOwn(object, name) ? object[name] : undefined)

/** What becomes of the parts of an object that are not the same in the visible record; null when there are none. */
function changesOf(
  state: FormState,
  unsettled: readonly TreeNode[],
  value: JsonObject,
  path: RecordPath,
): Map<string, JsonValue | undefined> | null {
  let changes: Map<string, JsonValue | undefined> | null = null
  for (const child of unsettled) {
    const { name, kind } = child.node
    const own = ownValue(value, name)
    if (own === undefined && kind === 'field') continue
    const place = path + child.suffix
    const part = state.absent.has(place) ? undefined : visibleChild(state, child, own, place)
    if (part !== own) (changes ??= new Map<string, JsonValue | undefined>()).set(name, part)
  }
  return changes
}

/** The object itself when nothing in it is hidden, which is so of nearly every record that a device sends. */
function visibleObject(
  state: FormState,
  { names, unsettled }: Level,
  children: readonly TreeNode[],
  value: JsonValue,
  path: RecordPath,
): JsonValue {
  if (!isJsonObject(value)) return value
  const changes = changesOf(state, unsettled, value, path)
  if (changes === null) return value
  const object: Record<string, JsonValue> = {}
  // What the form does not know stays, so that validation can say so.
  for (const name of Object.keys(value)) if (!names.has(name)) putProperty(object, name, value[name] ?? null)
  for (const { node } of children) {
    const part = changes.has(node.name) ? changes.get(node.name) : ownValue(value, node.name)
    if (part !== undefined) putProperty(object, node.name, part)
  }
  return object
}

/** The record as its state stands. */
export function visibleOf(state: FormState): JsonObject {
  const tree = treeOf(state.form)
  const visible = visibleObject(state, tree, tree.top, state.values, '')
  return isJsonObject(visible) ? visible : {}
}

/**
 * The values as they are checked and sent: without hidden fields, with computed ones, without groups left empty.
 * A required group that is missing is there and empty, so that the issues fall on the fields inside, where they can be mended.
 */
export const visibleValues = (form: CompiledForm, values: JsonObject, context: FormContext): JsonObject =>
  visibleOf(createState(form, values, context))
