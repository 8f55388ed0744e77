import { memo, useMemo } from 'react'
import { IconButton } from '#ui/icon-button.tsx'
import type { RowId } from '#core/lib/ids.ts'
import { rowPath } from '#core/lib/record-path.ts'
import { FieldComments } from './field-comments.tsx'
import { useFormScope } from './form-scope.ts'
import { covers } from './covers.ts'
import type { Place } from './place.ts'
import { labelAfter } from './rows-around.ts'
import { leavesOf, STRETCH } from './stretches.ts'
import { useMoveRow } from './use-move-row.ts'
import { useWindow } from './use-window.ts'

interface RepeatRowProps {
  readonly place: Place
  readonly row: RowId
  readonly at: number
  /** Not how many there are: a row more must not render the others. */
  readonly last: boolean
  /** Names of the rows around, '' at the top level. */
  readonly around: string
  readonly onRemove: (row: RowId) => void
}

/** One row: its heading with what can be done to it, its fields. Alt+↑/↓ moves it from anywhere inside; the focus moves along. */
export const RepeatRow = memo(function RepeatRow({ place, row, at, last, around, onRemove }: RepeatRowProps) {
  const { form, words, nodes, t } = useFormScope()
  const rows = useMemo(() => [...place.rows, row], [place.rows, row])
  const stretch = useMemo(() => {
    const weight = leavesOf(form, place.node.children)
    // What is too long draws its parts by windows of their own.
    return { weight: weight > STRETCH ? 1 : weight, covers: covers(form, [place.node.index], rows) }
  }, [form, place, rows])
  const { ref: box, open, height, id } = useWindow<HTMLElement>(`${place.name}@${row}`, stretch)
  const name = { label: labelAfter(around, words.field(place.node)), at: at + 1 }
  const fixed = place.node.readOnly
  const Heading = place.rows.length === 0 ? 'h3' : 'h4'
  const { move, onKeyDown } = useMoveRow({ place, row, at, box, onRemove })
  return (
    // The fields inside are the interactive elements; their keys bubble up to here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="ph-repeat-row"
      ref={box}
      data-row={row}
      data-stretch={id}
      style={open ? undefined : { height: height ?? STRETCH * 8 }}
      aria-label={t('repeat.row', name)}
      onKeyDown={onKeyDown}
    >
      {open && (
        <>
          <header>
            <Heading>{t('repeat.row', name)}</Heading>
            {!fixed && (
              <div className="ph-repeat-tools ph-no-print">
                <IconButton icon="up" small label={t('repeat.up', name)} aria-disabled={at === 0} onClick={() => move(at - 1)} />
                <IconButton icon="down" small label={t('repeat.down', name)} aria-disabled={last} onClick={() => move(at + 1)} />
                <IconButton icon="trash" small label={t('repeat.remove', name)} onClick={() => onRemove(row)} />
              </div>
            )}
          </header>
          <FieldComments path={rowPath(place.path, row)} />
          {nodes(place.node.children, rows, place.node)}
        </>
      )}
    </section>
  )
})
