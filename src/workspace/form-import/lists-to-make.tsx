import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeList } from '#core/form/code-list.ts'
import { listKeyFor } from '#core/form/import/list-names.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { saveFile } from '#ui/save-file.ts'
import { Select } from '#ui/select.tsx'
import { Spinner } from '#ui/spinner.tsx'
import { networkText } from '../failure-text.ts'
import { planOf, plannedLists, withoutMaking, type ListChoice, type ListPlan, type PlannedList } from './list-plan.ts'
import { useKnownLists, type KnownLists } from './use-known-lists.ts'

interface ListsToMakeProps {
  readonly lists: readonly CodeList[]
  /** The key of the form that they come with. */
  readonly formKey: string
  /** Told whenever it changes. */
  readonly onPlan: (plan: ListPlan) => void
  /** The plan was to be carried out before this was said. */
  readonly isAsked: boolean
}

const none: ReadonlyMap<string, ListChoice> = new Map()

/** The code lists that come with a form, before they are made: which are new, which are there, and which of two it is to be. */
export function ListsToMake({ lists, formKey, onPlan, isAsked }: ListsToMakeProps) {
  const { t } = useTranslation()
  const keys = useMemo(() => lists.map(({ key }) => listKeyFor(key, formKey)), [lists, formKey])
  const { state, reload } = useKnownLists(keys)
  const [choices, setChoices] = useState(none)
  const known = state.kind === 'ready' ? state.value : null
  const isRefused = known?.mayBegin === false
  const planned = known === null ? [] : plannedLists(lists, formKey, known)
  const plan: ListPlan =
    state.kind === 'loading'
      ? { kind: 'wait' }
      : state.kind === 'failed' || isRefused
        ? withoutMaking(lists, formKey)
        : planOf(planned, choices)
  const told = useRef<{ readonly lists: readonly CodeList[]; readonly said: string } | null>(null)
  // Before anybody can press a button by the plan of before.
  useLayoutEffect(() => {
    const said = `${plan.kind} ${plan.kind === 'ready' ? [...plan.names].join() + plan.make.map(({ key }) => key).join() : plan.kind === 'ask' ? plan.key : ''}`
    // Another file may bring other codes under the same keys.
    if (said === told.current?.said && lists === told.current.lists) return
    told.current = { lists, said }
    onPlan(plan)
  })
  if (state.kind === 'loading') return <Spinner label={t('formImport.listPlan.looking')} />
  if (state.kind === 'failed' || isRefused) {
    const why = state.kind === 'failed' ? networkText(t, state.error) : t('formImport.listPlan.refused')
    return (
      <ListFiles lists={lists.map((list, at) => ({ ...list, key: keys[at] ?? list.key }))} why={why} onRetry={isRefused ? null : reload} />
    )
  }
  return (
    <section className="form-import-notes">
      <h3>{t('formImport.listPlan.title')}</h3>
      <ul>
        {planned.map((each) => (
          <ListLine
            key={each.list.key}
            planned={each}
            known={state.value}
            choice={choices.get(each.key) ?? null}
            isMissing={isAsked && plan.kind === 'ask' && plan.key === each.key}
            onChoose={(choice) => setChoices((before) => new Map(before).set(each.key, choice))}
          />
        ))}
      </ul>
    </section>
  )
}

interface ListFilesProps {
  readonly lists: readonly CodeList[]
  readonly why: string
  readonly onRetry: (() => void) | null
}

/** Lists that cannot be made now, as files to be brought in later. */
function ListFiles({ lists, why, onRetry }: ListFilesProps) {
  const { t } = useTranslation()
  return (
    <Notice
      tone="warn"
      live
      title={why}
      actions={
        <>
          {onRetry !== null && (
            <Button small onClick={onRetry}>
              {t('formImport.listPlan.again')}
            </Button>
          )}
          <Button small icon="download" onClick={() => lists.forEach(saveList)}>
            {t('formImport.saveLists')}
          </Button>
        </>
      }
    >
      {t('formImport.lists', { lists: lists.map(({ key }) => key).join(', ') })}
    </Notice>
  )
}

const saveList = (list: CodeList): void => saveFile(JSON.stringify(list, null, 2), `${list.key}.json`, 'application/json')

interface ListLineProps {
  readonly planned: PlannedList
  readonly known: KnownLists
  readonly choice: ListChoice | null
  readonly isMissing: boolean
  readonly onChoose: (choice: ListChoice) => void
}

function ListLine({ planned: { list, key, fate, other }, known, choice, isMissing, onChoose }: ListLineProps) {
  const { t } = useTranslation()
  const id = `list-plan-${key}`
  const there = known.found.get(key)?.items.length ?? 0
  if (fate !== 'ask') return <li>{t(`formImport.listPlan.${fate}`, { list: key, count: list.items.length })}</li>
  return (
    <li>
      <label htmlFor={id}>{t('formImport.listPlan.ask', { list: key, count: list.items.length, there })}</label>{' '}
      <Select
        id={id}
        invalid={isMissing}
        aria-describedby={isMissing ? `${id}-missing` : undefined}
        empty={t('formImport.listPlan.choose')}
        value={choice ?? ''}
        items={[
          { value: 'reuse', label: t('formImport.listPlan.reuse') },
          { value: 'other', label: t('formImport.listPlan.other', { list: other }) },
        ]}
        onChange={({ target }) => {
          if (target.value === 'reuse' || target.value === 'other') onChoose(target.value)
        }}
      />
      {isMissing && (
        <p id={`${id}-missing`} className="ph-error" role="alert">
          {t('formImport.listPlan.missing')}
        </p>
      )}
    </li>
  )
}
