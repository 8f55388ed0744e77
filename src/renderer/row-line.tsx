import { memo, useMemo, useRef } from 'react'
import { IconButton } from '#ui/icon-button.tsx'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { rowPath, type RecordPath } from '#core/lib/record-path.ts'
import { rowNameId } from './cell-name.ts'
import { FieldComments } from './field-comments.tsx'
import { useChannels, useFormScope } from './form-scope.ts'
import { GridMessages } from './grid-messages.tsx'
import type { Place } from './place.ts'
import { RowCells } from './row-cells.tsx'
import { labelAfter } from './rows-around.ts'
import { useMoveRow } from './use-move-row.ts'

interface RowLineProps {
  readonly place: Place
  readonly row: RowId
  readonly at: number
  /** Not how many there are: a row more must not render the others. */
  readonly last: boolean
  readonly around: string
  readonly columns: readonly FormNode[]
  readonly onRemove: (row: RowId) => void
}

/** Pixels of a row without messages. */
export const LINE = 37
const line = { height: LINE }

/** One row of a table; under it, across the table, what is wrong in its cells. */
export const RowLine = memo(function RowLine({ place, row, at, last, around, columns, onRemove }: RowLineProps) {
  const { store, words, t } = useFormScope()
  const rows = useMemo(() => [...place.rows, row], [place.rows, row])
  const cells = useMemo(() => columns.map((column) => store.placeOf(column, rows)), [store, columns, rows])
  const ref = useRef<HTMLTableRowElement>(null)
  const name = { label: labelAfter(around, words.field(place.node)), at: at + 1 }
  const { move, onKeyDown } = useMoveRow({ place, row, at, box: ref, onRemove })
  return (
    <>
      {/* The cells are the interactive elements; their keys bubble up to here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <tr ref={ref} data-row={row} data-cells aria-rowindex={at + 2} aria-label={t('repeat.row', name)} style={line} onKeyDown={onKeyDown}>
        <th scope="row" id={rowNameId(place, row)} aria-label={t('rows.cell-row', { at: at + 1 })}>
          {at + 1}
        </th>
        <RowCells place={place} row={row} cells={cells} />
        <td className="ph-rows-tools ph-no-print">
          {!place.node.readOnly && <Tools name={name} at={at} last={last} move={move} remove={() => onRemove(row)} />}
        </td>
      </tr>
      <RowMessages path={rowPath(place.path, row)} cells={cells} />
    </>
  )
})

interface RowMessagesProps {
  readonly path: RecordPath
  readonly cells: readonly Place[]
}

/** Below the row, across the table. Apart, as the row's number does not concern it. */
const RowMessages = memo(function RowMessages({ path, cells }: RowMessagesProps) {
  const { store, commentsAt } = useFormScope()
  const paths = useMemo(() => cells.map((cell) => cell.path), [cells])
  // One listener for the row: most cells never have a message.
  useChannels(paths)
  const said = cells.filter((cell) => commentsAt.has(cell.path) || (store.isShown(cell.path) && store.issues(cell.path).length > 0))
  const span = cells.length + 2
  return (
    <>
      {said.map((cell) => (
        <GridMessages key={cell.name} place={cell} span={span} />
      ))}
      {commentsAt.has(path) && (
        <tr className="ph-grid-messages">
          <td colSpan={span}>
            <FieldComments path={path} />
          </td>
        </tr>
      )}
    </>
  )
})

interface ToolsProps {
  readonly name: { readonly label: string; readonly at: number }
  readonly at: number
  /** Not how many there are: a row more must not render the others. */
  readonly last: boolean
  readonly move: (to: number) => void
  readonly remove: () => void
}

/** Out of the way of Tab, which goes from cell to cell: the keys that do the same are named below the table. */
function Tools({ name, at, last, move, remove }: ToolsProps) {
  const { t } = useFormScope()
  return (
    <>
      <IconButton icon="up" small label={t('repeat.up', name)} tabIndex={-1} aria-disabled={at === 0} onClick={() => move(at - 1)} />
      <IconButton icon="down" small label={t('repeat.down', name)} tabIndex={-1} aria-disabled={last} onClick={() => move(at + 1)} />
      <IconButton icon="trash" small label={t('repeat.remove', name)} tabIndex={-1} onClick={remove} />
    </>
  )
}
