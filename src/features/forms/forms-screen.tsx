import { useCallback, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import { ok, type Result } from '#core/lib/result.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { useDesk } from '#workspace/desk.ts'
import { formText } from '#workspace/failure-text.ts'
import type { FormFailure } from '#workspace/form-library.ts'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useAfterSync } from '#workspace/use-after-sync.ts'
import { useLoad } from '#workspace/use-load.ts'
import { useVaultEvents } from '#workspace/use-vault.ts'
import { FormCard } from './form-card.tsx'
import { groupForms } from './group-forms.ts'
import './forms.css'

interface FormsData {
  readonly forms: readonly FormSummary[]
  /** Unfinished drafts by form key. */
  readonly unfinished: ReadonlyMap<string, number>
}

const changes = ['drafts'] as const

/** The forms as they lie here, again when that changes; `isFirst`: none yet, and the first exchange is bringing them. */
function useForms() {
  const { vault, forms, sync } = useDesk()
  const load = useCallback(async (): Promise<Result<FormsData, FormFailure>> => {
    const found = await forms.summaries()
    if (!found.ok) return found
    const drafts = await vault.drafts()
    return ok({ forms: found.value, unfinished: countByForm(drafts.ok ? drafts.value.map((draft) => draft.formRef) : []) })
  }, [forms, vault])
  const { state, reload } = useLoad(load)
  useVaultEvents(vault, changes, reload)
  const [known, setKnown] = useState(false)
  useAfterSync(
    useCallback(() => {
      setKnown(true)
      reload()
    }, [reload]),
  )
  const syncing = useSyncExternalStore(sync.subscribe, () => sync.status().kind === 'syncing')
  return { state, reload, isFirst: syncing && !known && state.kind === 'ready' && state.value.forms.length === 0 }
}

/** The forms of this person by department: where each new record begins. */
export function FormsScreen() {
  const { t } = useTranslation()
  const { sync } = useDesk()
  const lang = useLang()
  const [text, setText] = useState('')
  const { state, reload, isFirst } = useForms()
  const groups = useMemo(() => (state.kind === 'ready' ? groupForms(state.value.forms, text, lang) : []), [state, text, lang])

  const body = (): ReactNode => {
    if (state.kind === 'loading' || isFirst) return <LoadingScreen />
    if (state.kind === 'failed') return <FailureNotice text={formText(t, state.error)} onRetry={reload} />
    if (state.value.forms.length === 0)
      return (
        <EmptyState
          icon="form"
          title={t('forms.none')}
          action={
            <Button icon="sync" onClick={() => void sync.now({ forms: true })}>
              {t('shell.connection.syncNow')}
            </Button>
          }
        >
          {t('forms.noneHelp')}
        </EmptyState>
      )
    if (groups.length === 0)
      return (
        <EmptyState
          icon="search"
          title={t('forms.noMatch', { text })}
          action={<Button onClick={() => setText('')}>{t('forms.clear')}</Button>}
        />
      )
    return groups.map((group) => (
      <section key={group.department} className="forms-group" aria-labelledby={`department-${group.department}`}>
        <h2 id={`department-${group.department}`}>{group.departmentName}</h2>
        <ul>
          {group.forms.map((form) => (
            <FormCard key={form.key} form={form} unfinished={state.value.unfinished.get(form.key) ?? 0} />
          ))}
        </ul>
      </section>
    ))
  }
  return (
    <>
      <PageHeader title={t('forms.title')} actions={<FormSearch text={text} onText={setText} />}>
        {t('forms.lead')}
      </PageHeader>
      {body()}
    </>
  )
}

function FormSearch({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { t } = useTranslation()
  return (
    <TextInput
      type="search"
      className="forms-search"
      aria-label={`${t('forms.search')}. ${t('forms.searchHelp')}`}
      placeholder={t('forms.search')}
      value={text}
      onChange={(event) => onText(event.target.value)}
    />
  )
}

function countByForm(refs: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const ref of refs) {
    const key = ref.split('@', 1)[0] ?? ref
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
