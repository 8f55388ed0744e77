import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { adjusted, foundFields, type FieldChoice } from '#core/form/import/adjust-import.ts'
import type { ListCodes } from '#core/form/import/from-data.ts'
import type { Imported, ImportSource } from '#core/form/import/read-import.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Result } from '#core/lib/result.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { saveFile } from '#ui/save-file.ts'
import { Spinner } from '#ui/spinner.tsx'
import { randomFieldId } from '../random-field-id.ts'
import { FoundTable } from './found-table.tsx'
import { ImportInput } from './import-input.tsx'
import { NoteList } from './note-list.tsx'
import { startImportWorker } from './start-import-worker.ts'
import { useImport, type ImportThread } from './use-import.ts'
import './form-import.css'

export interface ImportDialogProps {
  readonly title: string
  /** What the last button does. */
  readonly takeLabel: string
  readonly words: (issue: Issue) => string
  /** The code lists that columns are compared with. */
  readonly lists: () => Promise<readonly ListCodes[]>
  /** Takes it over; what stands in the way is shown, and nothing has changed then. */
  readonly onTake: (definition: FormDefinition) => Result<unknown, readonly Issue[]>
  readonly onClose: () => void
  readonly start?: () => ImportThread
}

/** Fields from a text, a table, a data file or a schema: read, looked at, corrected, and only then taken over. */
export function ImportDialog({ lists, start = startImportWorker, ...rest }: ImportDialogProps) {
  const { t } = useTranslation()
  const { state, read, back } = useImport(start)
  const [asked, setAsked] = useState<ImportSource | null>(null)
  const ask = (source: ImportSource) => {
    setAsked(source)
    void read(source, lists)
  }
  if (state.kind === 'ready') return <FoundDialog {...rest} imported={state.imported} onBack={back} />
  const isBusy = state.kind === 'reading'
  return (
    <Dialog
      wide
      title={rest.title}
      onClose={rest.onClose}
      actions={isBusy ? <Button onClick={back}>{t('formImport.stop')}</Button> : undefined}
    >
      {state.kind === 'failed' && (
        <Notice tone="danger" live title={t('formImport.failed')}>
          <NoteList title={t('formImport.problems')} notes={state.issues} words={rest.words} />
        </Notice>
      )}
      {isBusy && <Spinner label={t('formImport.reading')} />}
      <div hidden={isBusy}>
        <ImportInput first={asked} onRead={ask} />
      </div>
    </Dialog>
  )
}

type FoundDialogProps = Omit<ImportDialogProps, 'lists' | 'start'> & { readonly imported: Imported; readonly onBack: () => void }

const saveList = (list: CodeList): void => saveFile(JSON.stringify(list, null, 2), `${list.key}.json`, 'application/json')

/** They stand in the table, each beside its field. */
const evidence = new Set(['import.guessed', 'import.read-as'])

function FoundDialog({ imported, title, takeLabel, words, onTake, onBack, onClose }: FoundDialogProps) {
  const { t } = useTranslation()
  const [choices, setChoices] = useState<ReadonlyMap<string, FieldChoice>>(new Map())
  const [problems, setProblems] = useState<readonly Issue[]>([])
  const fields = useMemo(() => foundFields(imported), [imported])
  const notes = imported.notes.filter(({ code }) => !evidence.has(code))
  const take = () => {
    const next = adjusted(imported.definition, choices, randomFieldId)
    const taken = next.ok ? onTake(next.value) : next
    if (!taken.ok) setProblems(taken.error)
  }
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onBack}>{t('formImport.back')}</Button>
          <Button look="primary" onClick={take}>
            {takeLabel}
          </Button>
        </>
      }
    >
      {problems.length > 0 && (
        <Notice tone="danger" live title={t('formImport.notTaken')}>
          <NoteList title={t('formImport.problems')} notes={problems} words={words} />
        </Notice>
      )}
      <p>{t('formImport.foundHelp', { count: fields.length })}</p>
      <FoundTable fields={fields} choices={choices} onChoose={(key, choice) => setChoices((before) => new Map(before).set(key, choice))} />
      {imported.lists.length > 0 && (
        <Notice
          tone="info"
          actions={
            <Button small icon="download" onClick={() => imported.lists.forEach(saveList)}>
              {t('formImport.saveLists')}
            </Button>
          }
        >
          {t('formImport.lists', { lists: imported.lists.map(({ key }) => key).join(', ') })}
        </Notice>
      )}
      <NoteList title={t('formImport.notes', { count: notes.length })} notes={notes} words={words} />
    </Dialog>
  )
}
