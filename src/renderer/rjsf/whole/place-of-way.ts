import { propertyPath, rowPath } from '#core/lib/record-path.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { FormScope } from '../../form-scope.ts'
import type { Place } from '../../place.ts'

/** The place that RJSF calls `['members', 0, 'share']`: rows by position there, by identity here. Null for the record, a row, or what is gone. */
export function placeOfWay({ form, store }: Pick<FormScope, 'form' | 'store'>, way: readonly (string | number)[]): Place | null {
  let [template, path] = ['', '']
  const rows: RowId[] = []
  for (const step of way) {
    if (typeof step === 'number') {
      const row = store.instance.rows(path)[step]
      if (row === undefined) return null
      rows.push(row)
      template = `${template}/@`
      path = rowPath(path, row)
    } else {
      template = propertyPath(template, step)
      path = propertyPath(path, step)
    }
  }
  const node = form.byPath.get(template)
  return node === undefined ? null : store.placeOf(node, rows)
}
