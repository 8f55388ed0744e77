import { use, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '#core/lib/issue.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { PickFile } from '#ui/pick-file.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { Spinner } from '#ui/spinner.tsx'
import { issueWords, IssueWordsContext } from '#workspace/issue-words.ts'
import type { ImportPreview, ImportWishes, ReadSheet } from './desk/list-desk.ts'
import { ImportChanges } from './import-changes.tsx'
import { ImportColumns } from './import-columns.tsx'
import type { OpenDesk } from './use-list-desk.ts'

interface ImportDialogProps {
  readonly open: OpenDesk
  readonly onClose: () => void
  readonly onDone: () => void
}

type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'wrong'; readonly issues: readonly Issue[] }
  | { readonly kind: 'read'; readonly sheets: readonly ReadSheet[] }

/** The file that was chosen, read on the desk. */
function useFile({ desk, state }: OpenDesk) {
  const [reading, setReading] = useState<Reading>({ kind: 'none' })
  const [wishes, setWishes] = useState<ImportWishes | null>(null)
  const day = state.head.effectiveFrom ?? state.head.version
  const read = async (file: File) => {
    setReading({ kind: 'reading' })
    setWishes(null)
    const answer = await desk.readFile(file, file.name)
    if (!answer.ok) return setReading({ kind: 'wrong', issues: answer.error })
    setReading({ kind: 'read', sheets: answer.value })
    const fullest = answer.value.reduce((best, sheet, at) => (sheet.rows > (answer.value[best]?.rows ?? 0) ? at : best), 0)
    setWishes({ sheet: fullest, mapping: answer.value[fullest]?.mapping ?? [], missing: 'keep', day })
  }
  return { reading, wishes, setWishes, read }
}

function usePreview({ desk }: OpenDesk, wishes: ImportWishes | null): ImportPreview | null {
  const [preview, setPreview] = useState<{ readonly of: ImportWishes; readonly shown: ImportPreview } | null>(null)
  useEffect(() => {
    if (wishes === null) return
    let current = true
    void desk.preview(wishes).then((shown) => {
      if (current) setPreview({ of: wishes, shown })
    })
    return () => {
      current = false
    }
  }, [desk, wishes])
  return preview !== null && preview.of === wishes ? preview.shown : null
}

/** Takes the file over into the list. */
function useTakeOver(open: OpenDesk, wishes: ImportWishes | null, onDone: () => void) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<readonly Issue[]>([])
  const take = async () => {
    if (wishes === null) return
    setBusy(true)
    const done = await open.desk.takeOver(wishes)
    setBusy(false)
    if (!done.ok) return setWrong(done.error)
    open.changed(done.value)
    onDone()
  }
  return { busy, wrong, take }
}

/** A file into the list: which column goes where, what that changes, and only then the change, which is one step to undo. */
export function ImportDialog({ open, onClose, onDone }: ImportDialogProps) {
  const { t } = useTranslation()
  const words = use(IssueWordsContext)
  const { reading, wishes, setWishes, read } = useFile(open)
  const preview = usePreview(open, wishes)
  const { busy, wrong, take } = useTakeOver(open, wishes, onDone)
  const isIdle = preview === null || preview.counts.added + preview.counts.changed + preview.counts.retired + preview.counts.back === 0
  const issues = reading.kind === 'wrong' ? reading.issues : wrong
  return (
    <Dialog
      wide
      title={t('codeLists.importTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          {wishes !== null && !isIdle && (
            <Button look="primary" busy={busy} onClick={() => void take()}>
              {t('codeLists.importTake')}
            </Button>
          )}
        </>
      }
    >
      <div className="cl-fields">
        <FileField onFile={(file) => void read(file)} />
        {issues.length > 0 && (
          <Notice tone="danger" live>
            {issues.map((each) => issueWords(words, each)).join(' ')}
          </Notice>
        )}
        {reading.kind === 'reading' && <Spinner label={t('codeLists.importReading')} />}
        {reading.kind === 'read' && wishes !== null && (
          <>
            <ImportQuestions sheets={reading.sheets} wishes={wishes} onWishes={setWishes} />
            <ImportColumns
              sheet={reading.sheets[wishes.sheet]}
              known={open.state.columns}
              mapping={wishes.mapping}
              onMapping={(mapping) => setWishes({ ...wishes, mapping })}
            />
            {preview === null ? <Spinner label={t('codeLists.importReading')} /> : <ImportChanges preview={preview} isIdle={isIdle} />}
          </>
        )}
      </div>
    </Dialog>
  )
}

function FileField({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation()
  return (
    <Field id="import-file" label={t('codeLists.importFile')} help={t('codeLists.importFileHelp')}>
      <PickFile
        id="import-file"
        accept=".csv,.tsv,.txt,.xlsx"
        aria-describedby={describedBy('import-file', { help: true })}
        onFile={onFile}
      />
    </Field>
  )
}

interface QuestionsProps {
  readonly sheets: readonly ReadSheet[]
  readonly wishes: ImportWishes
  readonly onWishes: (wishes: ImportWishes) => void
}

function ImportQuestions({ sheets, wishes, onWishes }: QuestionsProps) {
  const { t } = useTranslation()
  const items = [
    { value: 'keep', label: t('codeLists.importKeep'), hint: t('codeLists.importKeepHint') },
    { value: 'retire', label: t('codeLists.importRetire'), hint: t('codeLists.importRetireHint') },
  ]
  return (
    <>
      {sheets.length > 1 && (
        <Field id="import-sheet" label={t('codeLists.importSheet')}>
          <Select
            id="import-sheet"
            items={sheets.map(({ name, rows }, at) => ({
              value: String(at),
              label: t('codeLists.importSheetRows', { name, count: rows }),
            }))}
            value={String(wishes.sheet)}
            onChange={(event) => {
              const sheet = Number(event.target.value)
              onWishes({ ...wishes, sheet, mapping: sheets[sheet]?.mapping ?? [] })
            }}
          />
        </Field>
      )}
      <Field id="import-missing" label={t('codeLists.importMissing')} group>
        <RadioGroup
          id="import-missing"
          name="import-missing"
          items={items}
          value={wishes.missing}
          onChange={(event) => onWishes({ ...wishes, missing: event.target.value === 'retire' ? 'retire' : 'keep' })}
        />
      </Field>
    </>
  )
}
