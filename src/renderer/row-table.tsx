import { useMemo, useRef, useState, type ClipboardEvent, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { Icon } from '#ui/icon.tsx'
import { must } from '#core/lib/assert.ts'
import { columnUnit, columnWidth, isAmount } from './column-look.ts'
import { useFormScope } from './form-scope.ts'
import { isBlock, stepThrough } from './grid-keys.ts'
import { pasteRows, type LeftOut } from './paste-rows.ts'
import type { Place } from './place.ts'
import { useRowChunks, type RowChunk } from './row-chunks.ts'
import { columnNameId } from './cell-name.ts'
import { RowStretch } from './row-stretch.tsx'

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

/** Pixels of the columns at both ends: the number of a row, and what can be done to it. */
const [NUMBER, TOOLS] = [52, 116]

const asks = (column: FormNode): boolean => !column.readOnly && column.required.some((all) => all.length === 0)

function RowTableHead({ place, columns }: { readonly place: Place; readonly columns: readonly FormNode[] }) {
  const { words, t } = useFormScope()
  const unitOf = (column: FormNode) => {
    const unit = isAmount(column) ? columnUnit(column, t('field.dong')) : null
    return unit === null ? null : <span className="ph-rows-unit"> ({unit})</span>
  }
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">{t('rows.number')}</th>
        {columns.map((column) => (
          <th
            key={column.name}
            scope="col"
            title={words.help(column)}
            style={{ width: columnWidth(column) }}
            data-amount={isAmount(column) || undefined}
          >
            {words.field(column)}
            {unitOf(column)}
            {asks(column) && <span className="ph-required"> *</span>}
            <span hidden id={columnNameId(place, column)}>
              {t('rows.cell-column', { label: words.field(column) })}
            </span>
          </th>
        ))}
        <th>
          <span className="ph-hidden">{t('rows.tools')}</span>
        </th>
      </tr>
    </thead>
  )
}

/** How many rows come before each chunk. */
function startsOf(chunks: readonly RowChunk[]): readonly number[] {
  const starts: number[] = []
  let rows = 0
  for (const chunk of chunks) {
    starts.push(rows)
    rows += chunk.rows.length
  }
  return starts
}

/** Takes a block of cells at the one that has the focus, and remembers what of the last one did not fit. */
function usePastedRows(place: Place, columns: readonly FormNode[]) {
  const scope = useFormScope()
  const [left, setLeft] = useState<readonly LeftOut[]>([])
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null
    const id = cell?.closest('[data-row]')?.getAttribute('data-row')
    if (cell === null || !isBlock(text)) return
    event.preventDefault()
    const active = document.activeElement?.id
    const row = scope.store.instance.rows(place.path).findIndex((each) => each === id)
    flushSync(() => setLeft(pasteRows(scope, { place, columns, row, column: Number(cell.dataset['column']), text })))
    // A list begins anew with what was pasted, and has lost the focus.
    if (active !== undefined && active !== '') document.getElementById(active)?.focus()
  }
  return { onPaste, left }
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
  const { onPaste, left } = usePastedRows(place, columns)
  const chunks = useRowChunks(rows)
  const starts = useMemo(() => startsOf(chunks), [chunks])
  if (rows.length === 0) return wayBack
  return (
    <div className="ph-grid ph-rows">
      <div className="ph-grid-box">
        {/* The cells are the interactive elements; their keys bubble up to here. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table
          ref={box}
          style={{ minWidth: columns.reduce((width, column) => width + columnWidth(column), NUMBER + TOOLS) }}
          aria-rowcount={rows.length + 1}
          onKeyDown={(event) => stepThrough(box.current, event)}
          onPaste={onPaste}
        >
          <RowTableHead place={place} columns={columns} />
          {chunks.map((chunk, at) => {
            const from = starts[at] ?? 0
            const to = from + chunk.rows.length
            const isLast = to === rows.length
            const here = gap !== null && gap >= from && (gap < to || isLast)
            return (
              <RowStretch
                key={chunk.key}
                place={place}
                chunk={chunk}
                from={from}
                last={isLast}
                around={around}
                columns={columns}
                gap={here ? gap : null}
                wayBack={here ? wayBack : null}
                onRemove={onRemove}
              />
            )
          })}
        </table>
      </div>
      <div role="status" className="ph-no-print">
        {left.map(({ kind, left: count, most }) => (
          <p key={kind} className="ph-message ph-message-warning">
            <Icon name="warning" size={18} label={t('ui.warning')} /> <span>{t(`rows.left-${kind}`, { left: count, most })}</span>
          </p>
        ))}
      </div>
      <p className="ph-help ph-no-print">{t('rows.keys')}</p>
    </div>
  )
}
