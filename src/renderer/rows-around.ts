import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useFormScope, type FormScope } from './form-scope.ts'
import { concretePath, type Place } from './place.ts'
import { rowNames, type LabelSource } from './place-label.ts'

/** What names places in an open form. */
export const labelsOf = ({ form, words, store }: FormScope): LabelSource => ({ form, words, rowsAt: store.instance.rows })

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
  return useSyncExternalStore(subscribe, () => rowNames(labelsOf(scope), node.repeats, rows))
}

/** The label of a repeat's rows, after the rows it lies in: the number of a row follows. */
export const labelAfter = (around: string, label: string): string => (around === '' ? label : `${around} · ${label}`)
