import { Fragment, memo, useMemo, type ReactNode } from 'react'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { covers } from './covers.ts'
import { useFormScope } from './form-scope.ts'
import type { Place } from './place.ts'
import { ROWS, type RowChunk } from './row-chunks.ts'
import { LINE, RowLine } from './row-line.tsx'
import { useLatest } from './use-latest.ts'
import { useWindow } from './use-window.ts'

interface RowStretchProps {
  readonly place: Place
  readonly chunk: RowChunk
  /** Rows of the table before it. */
  readonly from: number
  /** Whether it is the last one. */
  readonly last: boolean
  readonly around: string
  readonly columns: readonly FormNode[]
  /** Where in the table a row was removed, when it was here, and the way back to it. */
  readonly gap: number | null
  readonly wayBack: ReactNode
  readonly onRemove: (row: RowId) => void
}

/** Neighbouring rows of a table; off the screen they are one line that keeps their room. */
export const RowStretch = memo(function RowStretch(props: RowStretchProps) {
  const { place, chunk, from, last, around, columns, gap, wayBack, onRemove } = props
  const { form, t } = useFormScope()
  const latest = useLatest(chunk.rows)
  const stretch = useMemo(() => {
    const below = covers(form, [place.node.index], place.rows)
    return {
      weight: columns.length * ROWS,
      covers: (asked: Place) => below(asked) && latest.current.some((row) => row === asked.rows[place.rows.length]),
    }
  }, [form, place, columns, latest])
  const { ref, open, height, id } = useWindow<HTMLTableSectionElement>(`${place.name}@${chunk.key}`, stretch)
  const span = columns.length + 2
  const back = (
    <tr>
      <td colSpan={span}>{wayBack}</td>
    </tr>
  )
  const rows = chunk.rows.map((row, at) => (
    <Fragment key={row}>
      {gap === from + at && back}
      <RowLine
        place={place}
        row={row}
        at={from + at}
        last={last && at === chunk.rows.length - 1}
        around={around}
        columns={columns}
        onRemove={onRemove}
      />
    </Fragment>
  ))
  return (
    <tbody ref={ref} data-stretch={id}>
      {open ? (
        rows
      ) : (
        <tr style={{ height: height ?? LINE * chunk.rows.length }}>
          <td colSpan={span} aria-label={t('rows.away')} />
        </tr>
      )}
      {gap !== null && (gap >= from + chunk.rows.length || !open) && back}
    </tbody>
  )
})
