import { memo, use } from 'react'
import { useTranslation } from 'react-i18next'
import { cellText, type ListColumn } from '#core/form/authoring/lists/list-draft.ts'
import { isWarning } from '#core/form/authoring/lists/row-faults.ts'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/icon.tsx'
import type { IconName } from '#ui/icon-paths.ts'
import { issueWords, IssueWordsContext } from '#workspace/issue-words.ts'
import type { ShownRow } from './desk/list-desk.ts'
import { blockOf, type Chosen } from './grid-keys.ts'

interface GridRowProps {
  readonly row: ShownRow | undefined
  readonly index: number
  readonly columns: readonly ListColumn[]
  /** Null: nothing of this row is chosen. */
  readonly chosen: Chosen | null
  readonly start: number
}

const marks: Readonly<Record<ShownRow['mark'], IconName | null>> = {
  same: null,
  added: 'add',
  changed: 'edit',
  retired: 'minus',
  back: 'undo',
}

export const cellId = (row: number, column: number): string => `cl-${row}-${column}`

function StateCell({ row }: { readonly row: ShownRow }) {
  const { t } = useTranslation()
  const words = use(IssueWordsContext)
  const faults = row.faults.map((fault) => issueWords(words, fault)).join(' ')
  const icon = marks[row.mark]
  return (
    <>
      {row.faults.length > 0 && (
        <span title={faults} className={row.faults.every(isWarning) ? 'cl-warn' : 'cl-fault'}>
          <Icon name={row.faults.every(isWarning) ? 'warning' : 'error'} size={16} label={faults} />
        </span>
      )}
      {icon !== null && (
        <span className={`cl-mark cl-mark-${row.mark}`}>
          <Icon name={icon} size={16} /> {t(`codeLists.mark.${row.mark}`)}
        </span>
      )}
    </>
  )
}

/** One row; only what changes is drawn again. */
export const GridRow = memo(function GridRow({ row, index, columns, chosen, start }: GridRowProps) {
  const block = chosen === null ? null : blockOf(chosen)
  const isChosen = (column: number): boolean =>
    block !== null && index >= block.top && index <= block.bottom && column >= block.left && column <= block.right
  const faulty = new Set(row?.faults.map((fault) => fault.path.slice(1)))
  const changed = new Set(row?.changed)
  return (
    <div role="row" aria-rowindex={index + 2} className="cl-line" data-mark={row?.mark} style={{ transform: `translateY(${start}px)` }}>
      <div role="gridcell" aria-colindex={1} className="cl-state">
        {row === undefined ? '…' : <StateCell row={row} />}
      </div>
      {columns.map((column, at) => (
        // Focus stays on the grid, which names the active cell and hears its keys.
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
        <div
          key={column}
          id={cellId(index, at)}
          role="gridcell"
          aria-colindex={at + 2}
          aria-selected={isChosen(at)}
          aria-invalid={faulty.has(column) || undefined}
          data-row={index}
          data-column={at}
          className={classNames(
            'cl-cell',
            changed.has(column) && 'cl-cell-changed',
            faulty.has(column) && 'cl-cell-faulty',
            chosen?.row === index && chosen.column === at && 'cl-cell-active',
          )}
        >
          {row === undefined ? '' : cellText(row.item, column)}
        </div>
      ))}
    </div>
  )
})
