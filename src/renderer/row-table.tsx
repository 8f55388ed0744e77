import { Fragment, useMemo, useRef, type ClipboardEvent, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { useFormScope } from './form-scope.ts'
import { isBlock, stepThrough } from './grid-keys.ts'
import { pasteRows } from './paste-rows.ts'
import type { Place } from './place.ts'
import { RowLine } from './row-line.tsx'

export interface RowsProps {
  readonly place: Place
  readonly rows: readonly RowId[]
  /** Names of the rows around, '' at the top level. */
  readonly around: string
  /** Where a row was removed, and the way back to it. */
  readonly gap: number | null
  readonly wayBack: ReactNode
  readonly onRemove: (row: RowId) => void
}

const asks = (column: FormNode): boolean => !column.readOnly && column.required.some((all) => all.length === 0)

function RowTableHead({ columns }: { readonly columns: readonly FormNode[] }) {
  const { words, t } = useFormScope()
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{t('rows.number')}</th>
        {columns.map((column) => (
          <th key={column.name} scope="col" title={words.help(column)}>
            {words.field(column)}
            {asks(column) && <span className="ph-required"> *</span>}
          </th>
        ))}
        <th>
          <span className="ph-hidden">{t('rows.tools')}</span>
        </th>
      </tr>
    </thead>
  )
}

/** Takes a block of cells at the one that has the focus. */
function usePastedRows(place: Place, columns: readonly FormNode[]): (event: ClipboardEvent) => void {
  const scope = useFormScope()
  return (event) => {
    const text = event.clipboardData.getData('text/plain')
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null
    const id = cell?.closest('[data-row]')?.getAttribute('data-row')
    if (cell === null || !isBlock(text)) return
    event.preventDefault()
    const active = document.activeElement?.id
    const row = scope.store.instance.rows(place.path).findIndex((each) => each === id)
    flushSync(() => pasteRows(scope, { place, columns, row, column: Number(cell.dataset['column']), text }))
    // A list begins anew with what was pasted, and has lost the focus.
    if (active !== undefined && active !== '') document.getElementById(active)?.focus()
  }
}

/** Rows of one-line fields as a table: of hundreds of rows those near the screen are in the document; a block can be pasted. */
export function RowTable({ place, rows, around, gap, wayBack, onRemove }: RowsProps) {
  const { form, t } = useFormScope()
  const box = useRef<HTMLTableElement>(null)
  const columns = useMemo(
    () =>
      place.node.children.map((index): FormNode => must(form.nodes[index], 'a node of the form')).filter((node) => node.type !== 'hidden'),
    [form, place],
  )
  const onPaste = usePastedRows(place, columns)
  const span = columns.length + 2
  const back = (
    <tr>
      <td colSpan={span}>{wayBack}</td>
    </tr>
  )
  if (rows.length === 0) return wayBack
  return (
    <div className="ph-grid ph-rows">
      <div className="ph-grid-box">
        {/* The cells are the interactive elements; their keys bubble up to here. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table
          ref={box}
          style={{ minWidth: 44 + columns.length * 132 + 116 }}
          aria-rowcount={rows.length + 1}
          onKeyDown={(event) => stepThrough(box.current, event)}
          onPaste={onPaste}
        >
          <RowTableHead columns={columns} />
          <tbody>
            {rows.map((row, at) => (
              <Fragment key={row}>
                {gap === at && back}
                <RowLine
                  place={place}
                  row={row}
                  at={at}
                  last={at === rows.length - 1}
                  around={around}
                  columns={columns}
                  onRemove={onRemove}
                />
              </Fragment>
            ))}
            {gap !== null && gap >= rows.length && back}
          </tbody>
        </table>
      </div>
      <p className="ph-help ph-no-print">{t('rows.keys')}</p>
    </div>
  )
}
