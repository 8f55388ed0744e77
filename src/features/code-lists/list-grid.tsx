import { useRef, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { ownName, type ListColumn } from '#core/form/authoring/lists/list-draft.ts'
import { useVisibleLines } from '#ui/use-visible-lines.ts'
import { CellEditor } from './cell-editor.tsx'
import { blockOf, type Chosen } from './grid-keys.ts'
import { cellId, GridRow } from './grid-row.tsx'
import { LINE, useGrid } from './use-grid.ts'
import type { OpenDesk } from './use-list-desk.ts'
import { useShownRows } from './use-shown-rows.ts'

interface ListGridProps {
  readonly open: OpenDesk
  readonly editable: boolean
  readonly chosen: Chosen
  readonly onChosen: (chosen: Chosen) => void
  readonly label: string
}

/** Title of a column. */
export function useColumnTitle(): (column: ListColumn) => string {
  const { t } = useTranslation()
  return (column) => ownName(column) ?? t(`codeLists.cell.${column as 'code'}`) // what is no own column is one of all lists
}

/** A list as a grid: only what is near the screen is drawn, and the desk gives what is shown. */
export function ListGrid({ open, editable, chosen, onChosen, label }: ListGridProps) {
  const { state, desk } = open
  const { columns, shown } = state
  const box = useRef<HTMLDivElement>(null)
  const titleOf = useColumnTitle()
  const { t } = useTranslation()
  const { height, lines } = useVisibleLines({ box, count: shown, estimate: LINE })
  const rowAt = useShownRows(desk, state.revision, lines[0]?.index ?? 0, lines.at(-1)?.index ?? 0)
  const { editing, onDone, heard } = useGrid({ open, editable, chosen, onChosen, box, rowAt })
  return (
    <>
      <p id="cl-help" className="ph-hidden">
        {t('codeLists.gridHelp')}
      </p>
      <div
        ref={box}
        className="cl-grid"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-describedby="cl-help"
        aria-rowcount={shown + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-readonly={!editable}
        aria-activedescendant={shown === 0 ? undefined : cellId(chosen.row, chosen.column)}
        style={{ '--cl-columns': columnWidths(columns) } as CSSProperties} // a property of our own style sheet
        {...heard}
      >
        <GridHeads columns={columns} />
        <div role="rowgroup" className="cl-lines" style={{ height }}>
          {lines.map(({ index, start, key }) => (
            <GridRow
              key={key}
              row={rowAt(index)}
              index={index}
              columns={columns}
              chosen={isIn(chosen, index) ? chosen : null}
              start={start}
            />
          ))}
          {editing !== null && (
            <CellEditor
              editing={editing}
              label={titleOf(editing.column)}
              anchor={cellId(editing.row, columns.indexOf(editing.column))}
              onDone={onDone}
            />
          )}
        </div>
      </div>
    </>
  )
}

function GridHeads({ columns }: { readonly columns: readonly ListColumn[] }) {
  const { t } = useTranslation()
  const titleOf = useColumnTitle()
  return (
    <div role="row" aria-rowindex={1} className="cl-line cl-heads">
      <div role="columnheader" aria-colindex={1}>
        {t('codeLists.stateColumn')}
      </div>
      {columns.map((column, at) => (
        <div key={column} role="columnheader" aria-colindex={at + 2}>
          {titleOf(column)}
        </div>
      ))}
    </div>
  )
}

const isIn = (chosen: Chosen, index: number): boolean => {
  const { top, bottom } = blockOf(chosen)
  return index >= top && index <= bottom
}

const columnWidths = (columns: readonly ListColumn[]): string =>
  ['112px', ...columns.map((column) => (column === 'name' || column === 'nameEn' ? 'minmax(200px, 2fr)' : 'minmax(110px, 1fr)'))].join(' ')
