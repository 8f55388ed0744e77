import { memo } from 'react'
import type { RowId } from '#core/lib/ids.ts'
import { cellNameIds } from './cell-name.ts'
import { controlOf } from './controls/control-of.ts'
import { ChoiceList } from './controls/choice-list.tsx'
import { Masked } from './controls/masked-control.tsx'
import { isAmount } from './column-look.ts'
import { useChannel, useFormScope } from './form-scope.ts'
import { pastedAt } from './form-store.ts'
import { isMasked } from './masked.ts'
import type { Place } from './place.ts'

interface RowCellsProps {
  readonly place: Place
  readonly row: RowId
  readonly cells: readonly Place[]
}

/** The cells of a row. Nothing in here knows the row's number, which changes with each row above. */
export const RowCells = memo(function RowCells({ place, row, cells }: RowCellsProps) {
  return cells.map((cell, column) => (
    <td key={cell.name} data-column={column} data-amount={isAmount(cell.node) || undefined}>
      <Cell place={cell} labelledBy={cellNameIds(place, cell.node, row)} />
    </td>
  ))
})

/** The control of a field without its label. */
const Cell = memo(function Cell({ place, labelledBy }: { readonly place: Place; readonly labelledBy: string }) {
  const { store } = useFormScope()
  // Also told when something was pasted.
  useChannel(place.path)
  if (!store.instance.isPresent(place.path)) return null
  if (isMasked(store.instance.value(place.path))) return <Masked id={place.id} labelledBy={labelledBy} />
  const { node } = place
  // Answers side by side would not fit a line.
  const Control = node.type === 'choice' && !node.readOnly ? ChoiceList : controlOf(node, () => []).Control
  const invalid = store.isShown(place.path) && store.issues(place.path).some((issue) => issue.severity === 'block')
  return (
    <Control
      key={store.channels.version(pastedAt(place.path))}
      place={place}
      invalid={invalid}
      required={store.instance.isRequired(place.path)}
      describedBy={invalid ? `${place.id}-error` : undefined}
      labelledBy={labelledBy}
    />
  )
})
