import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { Place } from './place.ts'

/** Whether a place lies at or below some nodes, in these rows. */
export const covers =
  (form: CompiledForm, nodes: readonly number[], rows: readonly RowId[]) =>
  (place: Place): boolean => {
    if (!rows.every((row, depth) => place.rows[depth] === row)) return false
    for (let at: number | null = place.node.index; at !== null; at = form.nodes[at]?.parent ?? null) if (nodes.includes(at)) return true
    return false
  }
