import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import './table.css'

export interface TableColumn<Row> {
  readonly key: string
  readonly title: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** CSS width; one column without it takes the rest. */
  readonly width?: string
  readonly align?: 'start' | 'end'
  /** Left out on narrow screens. */
  readonly wideOnly?: boolean
}

export interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Opens a row: Enter or click. */
  readonly onOpen?: (row: Row) => void
  readonly empty?: ReactNode
  /** The row that has the focus when the table appears. */
  readonly focusRow?: string | null
}

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }

/** A dense desk: 36-px rows, arrows move, Enter opens. */
export function Table<Row>({ caption, columns, rows, rowKey, onOpen, empty, focusRow = null }: TableProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null)
  // Only at first: later it would take the focus away from what the person does.
  const [first] = useState(() => rows.findIndex((row) => rowKey(row) === focusRow))
  useEffect(() => {
    const row = body.current?.children[first]
    if (row instanceof HTMLElement) row.focus()
  }, [first])
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>, row: Row, index: number) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onOpen?.(row)
      return
    }
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? rows.length - 1 : index + (moves[event.key] ?? 0)
    if (to === index) return
    event.preventDefault()
    const target = body.current?.rows[to]
    target?.focus()
  }
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  return (
    <div className="ph-table-box">
      <table className="ph-table">
        <caption className="ph-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" style={{ width: column.width, textAlign: column.align }} data-wide={column.wideOnly}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr
              key={rowKey(row)}
              tabIndex={onOpen === undefined ? undefined : 0}
              onClick={onOpen === undefined ? undefined : () => onOpen(row)}
              onKeyDown={onOpen === undefined ? undefined : (event) => onKeyDown(event, row, index)}
            >
              {columns.map((column) => (
                <td key={column.key} style={{ textAlign: column.align }} data-wide={column.wideOnly}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
