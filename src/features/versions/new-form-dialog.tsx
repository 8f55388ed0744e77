import { useCallback, useContext, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { newDefinition } from '#core/form/authoring/new-definition.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { CodeList } from '#core/form/code-list.ts'
import { withListKeys } from '#core/form/import/list-names.ts'
import { formKeyPattern, type FormDefinition } from '#core/form/definition.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { ok } from '#core/lib/result.ts'
import { cleanText } from '#core/lib/vietnamese.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { departmentChoices } from '#workspace/department-choices.ts'
import { useDesk } from '#workspace/desk.ts'
import { networkText } from '#workspace/failure-text.ts'
import { useGo } from '#workspace/go.tsx'
import { ImportDialog } from '#workspace/form-import/import-dialog.tsx'
import { listCodes } from '#workspace/form-import/list-codes.ts'
import type { ListPlan } from '#workspace/form-import/list-plan.ts'
import { ListsToMake } from '#workspace/form-import/lists-to-make.tsx'
import { makeListsWith } from '#workspace/form-import/make-lists.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { randomFieldId } from '#workspace/random-field-id.ts'
import { useLoad } from '#workspace/use-load.ts'
import { IssueWordsContext, issueWords } from '#workspace/issue-words.ts'
import { keyFrom } from './key-from.ts'
import { useRequest } from '#workspace/use-request.ts'

interface NewFormDialogProps {
  readonly onClose: () => void
}

type Wrong = 'title' | 'key' | 'department'

const nothing: NewForm = { title: '', key: null, department: '' }

/** A definition is JSON. */
const documentOf = (definition: FormDefinition) => ({ document: definition as unknown as JsonObject })

const noLists = { make: [], names: new Map<string, string>() } as const

/** What its author still has to say; while the lists are looked for there is nothing. */
const focusOpenList = (plan: ListPlan): void => {
  if (plan.kind === 'ask') document.getElementById(`list-plan-${plan.key}`)?.focus()
}

/** The name, key and department of a new form; all else is written in the builder. */
export function NewFormDialog({ onClose }: NewFormDialogProps) {
  const { t } = useTranslation()
  const { api, clock } = useServices()
  const go = useGo()
  const [form, setForm] = useState(nothing)
  const [wrong, setWrong] = useState<readonly Wrong[]>([])
  const [begun, setBegun] = useState<Begun | null>(null)
  const [plan, setPlan] = useState<ListPlan>({ kind: 'wait' })
  const [isAsked, setAsked] = useState(false)
  const { busy, error, run } = useRequest()
  const hasLists = begun !== null && begun.lists.length > 0
  const make = (event: FormEvent) => {
    event.preventDefault()
    const found = wrongOf(form)
    setWrong(found)
    if (found[0] !== undefined) return document.getElementById(`new-form-${found[0]}`)?.focus()
    const said = { key: keyOf(form), department: form.department, title: cleanText(form.title) }
    setAsked(true)
    if (hasLists && plan.kind !== 'ready') return focusOpenList(plan)
    const { make: lists, names } = hasLists && plan.kind === 'ready' ? plan : noLists
    const definition = begun === null ? newDefinition(said, randomFieldId) : { ...withListKeys(begun.definition, names), ...said }
    return void run(
      () => makeListsWith(api.authoring, lists, vietnamDay(clock.now()), () => api.authoring.newForm(documentOf(definition))),
      ({ summary }) => go({ kind: 'builder', key: summary.key, version: summary.version }),
    )
  }
  return (
    <Dialog
      title={t('versions.newForm')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" type="submit" form="new-form" busy={busy}>
            {t('versions.create')}
          </Button>
        </>
      }
    >
      <form id="new-form" className="versions-fields" noValidate onSubmit={make}>
        <NameFields form={form} wrong={wrong} onForm={setForm} />
        <DepartmentField form={form} wrong={wrong} onForm={setForm} />
      </form>
      <Begin
        begun={begun?.definition ?? null}
        onBegun={(definition, lists) => {
          setBegun({ definition, lists })
          setAsked(false)
          // What was read may say what it is called; what was typed stays.
          if (cleanText(form.title) === '' && definition.title !== definition.key) setForm({ ...form, title: definition.title })
        }}
      />
      {hasLists && new RegExp(formKeyPattern).test(keyOf(form)) && (
        <ListsToMake lists={begun.lists} formKey={keyOf(form)} onPlan={setPlan} isAsked={isAsked} />
      )}
      {error !== null && <FailureNotice text={error.text} />}
    </Dialog>
  )
}

/** What was read, and the lists that it needs. */
interface Begun {
  readonly definition: FormDefinition
  readonly lists: readonly CodeList[]
}

interface BeginProps {
  readonly begun: FormDefinition | null
  readonly onBegun: (definition: FormDefinition, lists: readonly CodeList[]) => void
}

/** From what the fields of the new form are made, when there is something already. */
function Begin({ begun, onBegun }: BeginProps) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const { forms, catalogue } = useDesk()
  const words = useContext(IssueWordsContext)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="versions-begin">
      {begun !== null && <p role="status">{t('formImport.begun', { count: outlineOf(begun).all.length })}</p>}
      <Button icon="upload" onClick={() => setOpen(true)}>
        {t(begun === null ? 'formImport.begin' : 'formImport.beginAgain')}
      </Button>
      {isOpen && (
        <ImportDialog
          title={t('formImport.beginTitle')}
          takeLabel={t('formImport.use')}
          words={(issue) => issueWords(words, issue)}
          lists={() => listCodes(forms, catalogue, vietnamDay(clock.now()))}
          onTake={(definition, lists) => {
            onBegun(definition, lists)
            setOpen(false)
            return ok(definition)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

interface NewForm {
  readonly title: string
  /** Null: as proposed from the title. */
  readonly key: string | null
  readonly department: string
}

const keyOf = ({ key, title }: NewForm): string => key ?? keyFrom(title)

const wrongOf = (form: NewForm): readonly Wrong[] => [
  ...(cleanText(form.title) === '' ? ['title' as const] : []),
  ...(new RegExp(formKeyPattern).test(keyOf(form)) ? [] : ['key' as const]),
  ...(form.department === '' ? ['department' as const] : []),
]

interface FieldsProps {
  readonly form: NewForm
  readonly wrong: readonly Wrong[]
  readonly onForm: (form: NewForm) => void
}

function NameFields({ form, wrong, onForm }: FieldsProps) {
  const { t } = useTranslation()
  const [noTitle, noKey] = [wrong.includes('title'), wrong.includes('key')]
  return (
    <>
      <Field
        id="new-form-title"
        label={t('versions.newTitle')}
        help={t('versions.newTitleHelp')}
        error={noTitle && t('versions.newTitleMissing')}
        required
      >
        <TextInput
          id="new-form-title"
          aria-describedby={describedBy('new-form-title', { help: true, error: noTitle })}
          invalid={noTitle}
          value={form.title}
          onChange={(event) => onForm({ ...form, title: event.target.value })}
        />
      </Field>
      <Field
        id="new-form-key"
        label={t('versions.newKey')}
        help={t('versions.newKeyHelp')}
        error={noKey && t('versions.newKeyWrong')}
        required
      >
        <TextInput
          id="new-form-key"
          aria-describedby={describedBy('new-form-key', { help: true, error: noKey })}
          invalid={noKey}
          value={keyOf(form)}
          onChange={(event) => onForm({ ...form, key: event.target.value })}
        />
      </Field>
    </>
  )
}

function DepartmentField({ form, wrong, onForm }: FieldsProps) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { state, reload } = useLoad(useCallback(() => api.authoring.units(), [api]))
  if (state.kind === 'failed') return <FailureNotice text={networkText(t, state.error)} onRetry={reload} />
  const isMissing = wrong.includes('department')
  return (
    <Field id="new-form-department" label={t('versions.department')} error={isMissing && t('versions.newDepartmentMissing')} required>
      <Select
        id="new-form-department"
        aria-describedby={describedBy('new-form-department', { error: isMissing })}
        invalid={isMissing}
        items={state.kind === 'ready' ? departmentChoices(state.value) : []}
        empty={t('versions.choose')}
        value={form.department}
        onChange={(event) => onForm({ ...form, department: event.target.value })}
      />
    </Field>
  )
}
