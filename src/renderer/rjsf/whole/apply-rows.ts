import { ROW_PROPERTY } from '#core/form/validate/check-object.ts'
import type { RowId } from '#core/lib/ids.ts'
import { isJsonObject, type JsonValue } from '#core/lib/json.ts'
import type { FormScope } from '../../form-scope.ts'

type Scope = Pick<FormScope, 'form' | 'store' | 'makeRowId'>

const rowOf = (item: JsonValue): RowId | undefined =>
  isJsonObject(item) && typeof item[ROW_PROPERTY] === 'string' ? (item[ROW_PROPERTY] as RowId) : undefined // the record's own ids come back

/** Brings the rows of one repeat to what RJSF made of them: taken away, added without identity, moved. */
function applyList({ store, makeRowId }: Scope, path: string, list: readonly JsonValue[]): void {
  const kept = new Set(list.map(rowOf))
  for (const row of store.instance.rows(path)) if (!kept.has(row)) store.removeRow(path, row)
  list.forEach((item, at) => {
    const row = rowOf(item)
    if (row === undefined) {
      if (makeRowId !== null) store.addRow(path, makeRowId())
    } else if (store.instance.rows(path)[at] !== row) store.moveRow(path, row, at)
  })
}

/** Rows are the one thing that RJSF changes itself in whole-form mode; the fields inside write to the record. */
export function applyRows(scope: Scope, data: JsonValue | undefined, indexes?: readonly number[], rows: readonly RowId[] = []): void {
  const { form, store } = scope
  const children = indexes ?? form.nodes.filter((node) => node.parent === null).map((node) => node.index)
  if (!isJsonObject(data)) return
  for (const index of children) {
    const node = form.nodes[index]
    const value = node !== undefined && Object.hasOwn(data, node.name) ? data[node.name] : undefined
    if (node === undefined || node.kind === 'field' || node.kind === 'grid') continue
    if (node.kind === 'group') applyRows(scope, value, node.children, rows)
    else if (Array.isArray(value) && store.instance.isPresent(store.placeOf(node, rows).path)) {
      applyList(scope, store.placeOf(node, rows).path, value)
      for (const item of value as readonly JsonValue[]) {
        const row = rowOf(item)
        if (row !== undefined) applyRows(scope, item, node.children, [...rows, row])
      }
    }
  }
}
