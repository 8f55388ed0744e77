import { memo, useMemo } from 'react'
import type { FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { Computed } from './controls/computed.tsx'
import { TypedInput } from './controls/typed-input.tsx'
import { useChannel, useFormScope } from './form-scope.ts'
import { GridMessages } from './grid-messages.tsx'
import { placeOf, type Place } from './place.ts'

interface GridRowProps {
  readonly row: FormNode
  readonly columns: readonly FormNode[]
  readonly rows: readonly RowId[]
}

/** One line of a grid; under it, across the table, what is wrong in its cells. */
export const GridRow = memo(function GridRow({ row, columns, rows }: GridRowProps) {
  const { form, store, words } = useFormScope()
  const place = useMemo(() => placeOf(row, rows), [row, rows])
  useChannel(place.path)
  const cells = useMemo(
    () =>
      new Map(row.children.map((index) => must(form.nodes[index], 'a node of the form')).map((node) => [node.name, placeOf(node, rows)])),
    [form, row, rows],
  )
  if (!store.instance.isPresent(place.path)) return null
  return (
    <>
      <tr data-cells="true">
        <th scope="row">{words.field(row)}</th>
        {columns.map((column) => {
          const cell = cells.get(column.name)
          return (
            <td key={column.name}>
              {cell !== undefined && <GridCell place={cell} label={`${words.field(row)}, ${words.field(column)}`} />}
            </td>
          )
        })}
      </tr>
      <GridMessages place={place} span={columns.length + 1} />
      {[...cells.values()].map((cell) => (
        <GridMessages key={cell.name} place={cell} span={columns.length + 1} />
      ))}
    </>
  )
})

function GridCell({ place, label }: { readonly place: Place; readonly label: string }) {
  const { store } = useFormScope()
  useChannel(place.path)
  if (!store.instance.isPresent(place.path)) return null
  const invalid = store.isShown(place.path) && store.issues(place.path).some((issue) => issue.severity === 'block')
  const props = { place, invalid, required: store.instance.isRequired(place.path), describedBy: `${place.id}-error` }
  if (place.node.readOnly) return <Computed {...props} />
  return <TypedInput {...props} figures inputMode="numeric" aria-label={label} />
}
