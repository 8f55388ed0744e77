import { isUuid } from '../lib/ids.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { escapeName, rowPath, type RecordPath } from '../lib/record-path.ts'
import type { RowId } from '../lib/ids.ts'
import type { CompiledForm, FormNode } from './compiled-form.ts'
import { nothingMore } from './field-types/plain.ts'
import { fieldType } from './field-types/registry.ts'
import { isAlways } from './presence-state.ts'
import { ROW_PROPERTY } from './validate/check-object.ts'

/** A node with what every walk over a record asks of it, worked out once a form. */
export interface TreeNode {
  readonly node: FormNode
  /** From the place of the object around it to its own. */
  readonly suffix: string
  readonly children: readonly TreeNode[]
  /** Names of `children`. */
  readonly names: ReadonlySet<string>
  /** Those of `children` whose part of the visible record may be another than that of the record. */
  readonly unsettled: readonly TreeNode[]
  /** Those of `children` whose type, or that of anything below, has something to say of values that JSON Schema has not. */
  readonly checked: readonly TreeNode[]
}

export interface FormTree {
  readonly top: readonly TreeNode[]
  readonly names: ReadonlySet<string>
  readonly unsettled: readonly TreeNode[]
  readonly checked: readonly TreeNode[]
}

const isChecked = ({ node, checked }: TreeNode): boolean =>
  node.kind === 'field' ? fieldType(node.type).check !== nothingMore : checked.length > 0

/** Conditions hide fields, groups come and go with what is in them, notes are never sent. */
const isUnsettled = ({ node, unsettled }: TreeNode): boolean =>
  !isAlways(node) || node.type === 'note' || (node.kind === 'repeat' ? unsettled.length > 0 : node.kind !== 'field')

const trees = new WeakMap<CompiledForm, FormTree>()

function treeNode(form: CompiledForm, node: FormNode): TreeNode {
  const children = node.children.flatMap((index) => form.nodes[index] ?? []).map((child) => treeNode(form, child))
  return {
    node,
    suffix: `/${escapeName(node.name)}`,
    children,
    names: new Set(children.map((child) => child.node.name)),
    unsettled: children.filter(isUnsettled),
    checked: children.filter(isChecked),
  }
}

/** The nodes of a form as a tree. A cache: a form never changes. */
export function treeOf(form: CompiledForm): FormTree {
  const known = trees.get(form)
  if (known !== undefined) return known
  const top = form.nodes.filter((node) => node.parent === null).map((node) => treeNode(form, node))
  const tree = { top, names: new Set(top.map(({ node }) => node.name)), unsettled: top.filter(isUnsettled), checked: top.filter(isChecked) }
  trees.set(form, tree)
  return tree
}

type Visit = (node: FormNode, value: JsonValue, place: RecordPath, parent: JsonObject) => void

/** Visits every value of a field whose type checks more than JSON Schema does. Rows without an identity have no place, and are passed over. */
export function eachCheckedValue({ checked }: Pick<FormTree, 'checked'>, object: JsonObject, path: RecordPath, visit: Visit): void {
  for (const each of checked) {
    const { name, kind } = each.node
    if (!Object.hasOwn(object, name)) continue
    const value = object[name]
    const place = path + each.suffix
    if (kind === 'field') {
      if (value !== undefined) visit(each.node, value, place, object)
    } else if (kind === 'repeat') {
      if (!Array.isArray(value)) continue
      for (const row of value as readonly JsonValue[]) {
        // isArray forgets that the array is read-only JSON
        const id = isJsonObject(row) ? row[ROW_PROPERTY] : undefined
        if (isJsonObject(row) && isUuid(id)) eachCheckedValue(each, row, rowPath(place, id as RowId), visit) // a row id is any UUID
      }
    } else if (isJsonObject(value)) eachCheckedValue(each, value, place, visit)
  }
}
