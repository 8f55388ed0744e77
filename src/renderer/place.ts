import type { CompiledForm, FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { parsePath, templateOf, type RecordPath } from '#core/lib/record-path.ts'

/** One node of the form in one record: inside repeats, in one row of each. */
export interface Place {
  readonly node: FormNode
  /** A row id for each repeat around the node, outermost first. */
  readonly rows: readonly RowId[]
  readonly path: RecordPath
  /** `n12@<row>`: the name of the input. */
  readonly name: string
  /** DOM id of the control; the first one when there are several. */
  readonly id: string
}

/** The record path of a template path, the rows filled in from the outermost. */
export function concretePath(template: RecordPath, rows: readonly RowId[]): RecordPath {
  let at = 0
  return template.replace(/\/@(?=\/|$)/g, () => `/@${rows[at++] ?? ''}`)
}

export function placeOf(node: FormNode, rows: readonly RowId[]): Place {
  const inside = rows.slice(0, node.repeats.length)
  const name = [node.key, ...inside].join('@')
  return { node, rows: inside, path: concretePath(node.path, inside), name, id: `f-${name}` }
}

/** The place at a path, or the nearest one around it (an issue may lie inside a leaf's object); null for the record as a whole. */
export function nearestPlace(form: CompiledForm, path: RecordPath): Place | null {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const node = form.byPath.get(templateOf(at))
    if (node !== undefined) return placeOf(node, rowsOf(at))
  }
  return null
}

const rowsOf = (path: RecordPath): RowId[] => parsePath(path).flatMap((segment) => (segment.kind === 'row' ? [segment.row] : []))
