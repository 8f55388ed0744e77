import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isIsoDate } from '#core/lib/calendar.ts'
import { Button } from '#ui/button.tsx'
import { DayInput } from '#ui/day-input.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Select } from '#ui/select.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { Toolbar } from '#ui/toolbar.tsx'
import type { RowFilter, View } from './desk/list-desk.ts'
import { blockOf, type Chosen } from './grid-keys.ts'
import type { OpenDesk } from './use-list-desk.ts'

const filters: readonly RowFilter[] = ['all', 'changed', 'retired', 'faulty']

interface ListToolsProps {
  readonly open: OpenDesk
  readonly editable: boolean
  readonly chosen: Chosen
  readonly onLook: () => void
  readonly onAdded: (row: number) => void
}

/** Search, filter, and what is done to the chosen rows. */
export function ListTools({ open, editable, chosen, onLook, onAdded }: ListToolsProps) {
  const { t } = useTranslation()
  const { state } = open
  const [view, setView] = useState<View>({ text: '', filter: 'all' })
  const look = (next: View) => {
    setView(next)
    onLook()
    void open.look(next)
  }
  return (
    <Toolbar label={t('codeLists.tools')} end={editable && <RowTools open={open} chosen={chosen} onAdded={onAdded} />}>
      <TextInput
        type="search"
        className="cl-find"
        aria-label={t('codeLists.find')}
        placeholder={t('codeLists.find')}
        value={view.text}
        onChange={(event) => look({ ...view, text: event.target.value })}
      />
      <Select
        aria-label={t('codeLists.show')}
        items={filters.map((filter) => ({ value: filter, label: t(`codeLists.filter.${filter}`) }))}
        value={view.filter}
        onChange={(event) => look({ ...view, filter: filters.find((filter) => filter === event.target.value) ?? 'all' })}
      />
      <span className="cl-muted" role="status">
        {t('codeLists.shownOf', { shown: state.shown, total: state.total })}
      </span>
    </Toolbar>
  )
}

type Asking = 'retire' | 'column' | null

function RowTools({ open, chosen, onAdded }: Pick<ListToolsProps, 'open' | 'chosen' | 'onAdded'>) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState<Asking>(null)
  const { state, desk } = open
  const { top, bottom } = blockOf(chosen)
  const has = state.shown > 0
  const onRows = async (command: 'back' | 'remove' | 'retire', from = '') => {
    const rows = (await desk.rows(top, bottom + 1)).map(({ at }) => at)
    await open.act(command === 'retire' ? { kind: command, rows, from } : { kind: command, rows })
  }
  const add = async () => {
    const [row] = has ? await desk.rows(bottom, bottom + 1) : []
    await open.act({ kind: 'add', at: row === undefined ? state.total : row.at + 1 })
    onAdded(has ? bottom + 1 : 0)
  }
  return (
    <>
      <Button small icon="add" onClick={() => void add()}>
        {t('codeLists.add')}
      </Button>
      {has && <ChosenRows onRetire={() => setAsking('retire')} onRows={(command) => void onRows(command)} />}
      <Button small look="quiet" onClick={() => setAsking('column')}>
        {t('codeLists.column')}
      </Button>
      <StepButtons open={open} />
      {asking === 'retire' && (
        <RetireDialog
          count={bottom - top + 1}
          first={state.head.effectiveFrom ?? state.head.version}
          onClose={() => setAsking(null)}
          onDay={(day) => {
            setAsking(null)
            void onRows('retire', day)
          }}
        />
      )}
      {asking === 'column' && (
        <ColumnDialog
          known={state.columns}
          onClose={() => setAsking(null)}
          onName={(name) => {
            setAsking(null)
            void open.act({ kind: 'column', name })
          }}
        />
      )}
    </>
  )
}

interface ChosenRowsProps {
  readonly onRetire: () => void
  readonly onRows: (command: 'back' | 'remove') => void
}

function ChosenRows({ onRetire, onRows }: ChosenRowsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Button small onClick={onRetire}>
        {t('codeLists.retire')}
      </Button>
      <Button small onClick={() => onRows('back')}>
        {t('codeLists.back')}
      </Button>
      <Button small icon="trash" look="quiet" onClick={() => onRows('remove')}>
        {t('codeLists.remove')}
      </Button>
    </>
  )
}

function StepButtons({ open }: { readonly open: OpenDesk }) {
  const { t } = useTranslation()
  const { steps } = open.state
  return (
    <>
      <IconButton small icon="undo" label={t('codeLists.undo')} disabled={steps.undo === null} onClick={() => void open.undo()} />
      <IconButton small icon="sync" label={t('codeLists.redo')} disabled={steps.redo === null} onClick={() => void open.redo()} />
    </>
  )
}

interface RetireDialogProps {
  readonly count: number
  readonly first: string
  readonly onClose: () => void
  readonly onDay: (day: string) => void
}

function RetireDialog({ count, first, onClose, onDay }: RetireDialogProps) {
  const { t } = useTranslation()
  const [day, setDay] = useState(first)
  const isWrong = !isIsoDate(day)
  return (
    <Dialog
      title={t('codeLists.retireTitle', { count })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" onClick={() => !isWrong && onDay(day)}>
            {t('codeLists.retire').replace('…', '')}
          </Button>
        </>
      }
    >
      <div className="cl-fields">
        <p>{t('codeLists.retireText')}</p>
        <Field id="retire-day" label={t('codeLists.retireFrom')} error={isWrong && t('codeLists.effectiveWrong')} required>
          <DayInput
            id="retire-day"
            value={day}
            invalid={isWrong}
            aria-describedby={describedBy('retire-day', { error: isWrong })}
            onDay={setDay}
          />
        </Field>
      </div>
    </Dialog>
  )
}

interface ColumnDialogProps {
  readonly known: readonly string[]
  readonly onClose: () => void
  readonly onName: (name: string) => void
}

function ColumnDialog({ known, onClose, onName }: ColumnDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const isFit = /^[A-Za-z][\w-]{0,39}$/.test(name) && !known.includes(`columns.${name}`)
  const isWrong = isTried && !isFit
  return (
    <Dialog
      title={t('codeLists.column').replace('…', '')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button
            look="primary"
            onClick={() => {
              setTried(true)
              if (isFit) onName(name)
            }}
          >
            {t('codeLists.column').replace('…', '')}
          </Button>
        </>
      }
    >
      <Field
        id="column-name"
        label={t('codeLists.columnName')}
        help={t('codeLists.columnHelp')}
        error={isWrong && t('codeLists.columnWrong')}
        required
      >
        <TextInput
          id="column-name"
          value={name}
          invalid={isWrong}
          aria-describedby={describedBy('column-name', { help: true, error: isWrong })}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
    </Dialog>
  )
}
