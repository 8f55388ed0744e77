import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { RowId } from '#core/lib/ids.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { useFormScope, type FormScope } from './form-scope.ts'
import { concretePath, type Place } from './place.ts'

/**
 * The names of rows, outermost first: "Chuyến 1 · Mẻ 2".
 * @param repeats template path of each repeat, as in `FormNode.repeats`
 * @param rows a row of each
 */
export function rowNames(scope: FormScope, repeats: readonly RecordPath[], rows: readonly RowId[]): string {
  const { form, store, words } = scope
  return repeats
    .map((template, depth) => {
      const node = form.byPath.get(template)
      const at = store.instance.rows(concretePath(template, rows)).findIndex((row) => row === rows[depth])
      return node === undefined ? '' : `${words.field(node)} ${at + 1}`
    })
    .join(' · ')
}

/** The names of the rows that a repeat lies in; '' at the top level. The caller renders again when one of them moves. */
export function useRowsAround({ node, rows }: Place): string {
  const scope = useFormScope()
  const { channels } = scope.store
  const paths = useMemo(() => node.repeats.map((template) => concretePath(template, rows)), [node, rows])
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = paths.map((path) => channels.subscribe(path, listener))
      return () => stops.forEach((stop) => stop())
    },
    [channels, paths],
  )
  return useSyncExternalStore(subscribe, () => rowNames(scope, node.repeats, rows))
}

/** The label of a repeat's rows, after the rows it lies in: the number of a row follows. */
export const labelAfter = (around: string, label: string): string => (around === '' ? label : `${around} · ${label}`)
