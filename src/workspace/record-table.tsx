import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { RecordState } from '#core/record/record-state.ts'
import { Table, type TableColumn } from '#ui/table.tsx'
import { formatTime } from './format-time.ts'
import { useServices } from './services.ts'
import { shortUnitName } from './short-unit-name.ts'
import { StatusPill } from './status-pill.tsx'
import { TestMark } from './test-mark.tsx'
import './record-table.css'

/** A record in a list, from the device or from the server. */
export interface RecordRow {
  readonly recordId: RecordId
  readonly unitId: UnitId
  readonly unitName: string
  readonly formKey: string
  readonly formTitle: string
  readonly title: string
  readonly receipt: string
  readonly state: RecordState
  readonly changedAt: string
  /** Files that the server waits for, where that is known. */
  readonly awaitingFiles?: readonly string[]
}

export interface RecordTableProps {
  readonly caption: string
  readonly rows: readonly RecordRow[]
  readonly onOpen: (row: RecordRow) => void
  readonly empty: ReactNode
  /** The record whose row has the focus when the table appears. */
  readonly focusRow?: string | null
}

function TitleCell({ title, formKey, awaitingFiles = [] }: Pick<RecordRow, 'title' | 'formKey' | 'awaitingFiles'>) {
  const { t } = useTranslation()
  return (
    <>
      <TestMark formKey={formKey} />
      <strong>{title === '' ? t('fill.untitled') : title}</strong>
      {awaitingFiles.length > 0 && (
        <span className="record-table-note"> · {t('records.filesAwaited', { count: awaitingFiles.length })}</span>
      )}
    </>
  )
}

/** The desk of records: state at the left, time at the right; arrows move, Enter opens. */
export function RecordTable({ caption, rows, onOpen, empty, focusRow = null }: RecordTableProps) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const columns: readonly TableColumn<RecordRow>[] = [
    { key: 'state', title: t('records.state'), width: 'min(210px, 45vw)', cell: (row) => <StatusPill status={row.state.kind} /> },
    { key: 'title', title: t('records.record'), cell: (row) => <TitleCell {...row} /> },
    { key: 'form', title: t('records.form'), width: '180px', wideOnly: true, cell: (row) => row.formTitle },
    {
      key: 'unit',
      title: t('records.unit'),
      width: '150px',
      wideOnly: true,
      cell: (row) => <span title={row.unitName}>{shortUnitName(row.unitName)}</span>,
    },
    { key: 'receipt', title: t('records.receipt'), width: '180px', wideOnly: true, cell: (row) => row.receipt },
    {
      key: 'at',
      title: t('records.changedAt'),
      // A whole instant: 20:30 20/11/2026.
      width: '164px',
      align: 'end',
      wideOnly: true,
      cell: (row) => formatTime(row.changedAt, clock.now()),
    },
  ]
  return (
    <div className="record-table">
      <Table
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.recordId}
        onOpen={onOpen}
        empty={empty}
        focusRow={focusRow}
      />
    </div>
  )
}
