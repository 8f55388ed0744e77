import { memo, useMemo, useRef } from 'react'
import { IconButton } from '#ui/icon-button.tsx'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { rowPath } from '#core/lib/record-path.ts'
import { controlOf } from './controls/control-of.ts'
import { ChoiceList } from './controls/choice-list.tsx'
import { Masked } from './controls/masked-control.tsx'
import { FieldComments } from './field-comments.tsx'
import { isAmount } from './column-look.ts'
import { useChannel, useFormScope } from './form-scope.ts'
import { pastedAt } from './form-store.ts'
import { GridMessages } from './grid-messages.tsx'
import { isMasked } from './masked.ts'
import type { Place } from './place.ts'
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

/** One row of a table; under it, across the table, what is wrong in its cells. */
export const RowLine = memo(function RowLine({ place, row, at, last, around, columns, onRemove }: RowLineProps) {
  const { store, words, commentsAt, t } = useFormScope()
  const rows = useMemo(() => [...place.rows, row], [place.rows, row])
  const cells = useMemo(() => columns.map((column) => store.placeOf(column, rows)), [store, columns, rows])
  const ref = useRef<HTMLTableRowElement>(null)
  const name = { label: labelAfter(around, words.field(place.node)), at: at + 1 }
  const span = columns.length + 2
  const { move, onKeyDown } = useMoveRow({ place, row, at, box: ref, onRemove })
  return (
    <>
      {/* The cells are the interactive elements; their keys bubble up to here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <tr
        ref={ref}
        data-row={row}
        data-cells
        aria-rowindex={at + 2}
        aria-label={t('repeat.row', name)}
        style={{ height: LINE }}
        onKeyDown={onKeyDown}
      >
        <th scope="row">{at + 1}</th>
        {cells.map((cell, column) => (
          <td key={cell.name} data-column={column} data-amount={isAmount(cell.node) || undefined}>
            {/* Its number changes with each row above; the control must not be rendered for that. */}
            <label className="ph-hidden" htmlFor={cell.id}>
              {t('rows.cell', { label: words.field(cell.node), at: at + 1 })}
            </label>
            <Cell place={cell} />
          </td>
        ))}
        <td className="ph-rows-tools ph-no-print">
          {!place.node.readOnly && <Tools name={name} at={at} last={last} move={move} remove={() => onRemove(row)} />}
        </td>
      </tr>
      {cells.map((cell) => (
        <GridMessages key={cell.name} place={cell} span={span} />
      ))}
      {commentsAt.has(rowPath(place.path, row)) && (
        <tr className="ph-grid-messages">
          <td colSpan={span}>
            <FieldComments path={rowPath(place.path, row)} />
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

/** The control of a field without its label. */
const Cell = memo(function Cell({ place }: { readonly place: Place }) {
  const { store } = useFormScope()
  useChannel(place.path)
  useChannel(pastedAt(place.path))
  if (!store.instance.isPresent(place.path)) return null
  if (isMasked(store.instance.value(place.path))) return <Masked id={place.id} />
  const { node } = place
  // Answers side by side would not fit a line.
  const Control = node.type === 'choice' && !node.readOnly ? ChoiceList : controlOf(node, () => []).Control
  const invalid = store.isShown(place.path) && store.issues(place.path).some((issue) => issue.severity === 'block')
  return (
    <>
      <Control
        key={store.channels.version(pastedAt(place.path))}
        place={place}
        invalid={invalid}
        required={store.instance.isRequired(place.path)}
        describedBy={invalid ? `${place.id}-error` : undefined}
      />
    </>
  )
})
