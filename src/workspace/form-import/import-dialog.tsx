import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { adjusted, foundFields, type FieldChoice } from '#core/form/import/adjust-import.ts'
import type { ListCodes } from '#core/form/import/from-data.ts'
import { withListKeys } from '#core/form/import/list-names.ts'
import type { Imported, ImportSource } from '#core/form/import/read-import.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { Result } from '#core/lib/result.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { Spinner } from '#ui/spinner.tsx'
import { randomFieldId } from '../random-field-id.ts'
import { FoundTable } from './found-table.tsx'
import { ImportInput } from './import-input.tsx'
import type { ListPlan } from './list-plan.ts'
import { ListsToMake } from './lists-to-make.tsx'
import { NoteList } from './note-list.tsx'
import { startImportWorker } from './start-import-worker.ts'
import { useImport, type ImportThread } from './use-import.ts'
import './form-import.css'

/** Why it was not taken over: issues, or words. */
export type Taken = Result<unknown, readonly Issue[] | string>

export interface ImportDialogProps {
  readonly title: string
  /** What the last button does. */
  readonly takeLabel: string
  readonly words: (issue: Issue) => string
  /** The code lists that columns are compared with. */
  readonly lists: () => Promise<readonly ListCodes[]>
  /** The form into which the fields come, whose lists are made with them; absent: it has no key yet, and whoever takes it over makes them. */
  readonly formKey?: string
  /** Takes it over, with the lists that are to be made; what stands in the way is shown, and nothing has changed then. */
  readonly onTake: (definition: FormDefinition, lists: readonly CodeList[]) => Taken | Promise<Taken>
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

/** They stand in the table, each beside its field. */
const evidence = new Set(['import.guessed', 'import.read-as'])

interface Problems {
  readonly text: string
  readonly issues: readonly Issue[]
}
const noProblems: Problems = { text: '', issues: [] }

function FoundDialog({ imported, title, takeLabel, words, formKey, onTake, onBack, onClose }: FoundDialogProps) {
  const { t } = useTranslation()
  const [choices, setChoices] = useState<ReadonlyMap<string, FieldChoice>>(new Map())
  const [problems, setProblems] = useState(noProblems)
  const [plan, setPlan] = useState<ListPlan>({ kind: 'wait' })
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const fields = useMemo(() => foundFields(imported), [imported])
  const notes = imported.notes.filter(({ code }) => !evidence.has(code))
  const isPlanned = formKey !== undefined && imported.lists.length > 0
  const take = async () => {
    if (isBusy) return
    setAsked(true)
    if (isPlanned && plan.kind !== 'ready') return
    const next = adjusted(imported.definition, choices, randomFieldId)
    setBusy(true)
    const taken: Taken = !next.ok
      ? next
      : isPlanned && plan.kind === 'ready'
        ? await onTake(withListKeys(next.value, plan.names), plan.make)
        : await onTake(next.value, imported.lists)
    setBusy(false)
    if (!taken.ok) setProblems(typeof taken.error === 'string' ? { text: taken.error, issues: [] } : { text: '', issues: taken.error })
  }
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onBack}>{t('formImport.back')}</Button>
          <Button look="primary" busy={isBusy} disabled={isPlanned && plan.kind === 'wait'} onClick={() => void take()}>
            {takeLabel}
          </Button>
        </>
      }
    >
      {problems !== noProblems && (
        <Notice tone="danger" live title={t('formImport.notTaken')}>
          {problems.text !== '' && <p>{problems.text}</p>}
          <NoteList title={t('formImport.problems')} notes={problems.issues} words={words} />
        </Notice>
      )}
      <p>{t('formImport.foundHelp', { count: fields.length })}</p>
      {/* Before the table, which may be long: what is not carried over has to be seen. */}
      <NoteList title={t('formImport.notes', { count: notes.length })} notes={notes} words={words} />
      <FoundTable fields={fields} choices={choices} onChoose={(key, choice) => setChoices((before) => new Map(before).set(key, choice))} />
      {isPlanned && <ListsToMake lists={imported.lists} formKey={formKey} onPlan={setPlan} isAsked={isAsked} />}
      {!isPlanned && imported.lists.length > 0 && (
        <Notice tone="info">{t('formImport.listPlan.later', { count: imported.lists.length })}</Notice>
      )}
    </Dialog>
  )
}
