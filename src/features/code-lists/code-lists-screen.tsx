import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '#core/lib/calendar.ts'
import type { AuthoredList } from '#core/protocol/authored-lists.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { networkText } from '#workspace/failure-text.ts'
import { formatTime } from '#workspace/format-time.ts'
import { PlaceLink } from '#workspace/go.tsx'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { groupLists, type ListGroup } from './group-lists.ts'
import { ListStatePill } from './list-state-pill.tsx'
import { NewListDialog } from './new-list-dialog.tsx'
import { NextVersion } from './next-version.tsx'
import './code-lists.css'

/** Every code list with its versions: which are in use, which is being written, who uses them. */
export function CodeListsScreen() {
  const { t } = useTranslation()
  const { api } = useServices()
  const { state, reload } = useLoad(useCallback(() => api.authoring.lists(), [api]))
  const [text, setText] = useState('')
  const [making, setMaking] = useState(false)
  const groups = useMemo(() => (state.kind === 'ready' ? groupLists(state.value.lists, text) : []), [state, text])
  return (
    <>
      <PageHeader
        title={t('codeLists.title')}
        actions={
          <>
            <TextInput
              type="search"
              className="cl-search"
              aria-label={t('codeLists.search')}
              placeholder={t('codeLists.search')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            {state.kind === 'ready' && state.value.mayBegin && (
              <Button look="primary" icon="add" onClick={() => setMaking(true)}>
                {t('codeLists.newList')}
              </Button>
            )}
          </>
        }
      >
        {t('codeLists.lead')}
      </PageHeader>
      {state.kind === 'loading' && <LoadingScreen />}
      {state.kind === 'failed' && <FailureNotice text={networkText(t, state.error)} onRetry={reload} />}
      {state.kind === 'ready' && groups.length === 0 && (
        <EmptyState icon="menu" title={text === '' ? t('codeLists.none') : t('codeLists.noMatch', { text })}>
          {text === '' ? t('codeLists.noneHelp') : undefined}
        </EmptyState>
      )}
      {groups.length > 0 && (
        <ul className="cl-board">
          {groups.map((group) => (
            <ListCard key={group.key} group={group} />
          ))}
        </ul>
      )}
      {making && state.kind === 'ready' && <NewListDialog known={state.value.lists} onClose={() => setMaking(false)} />}
    </>
  )
}

function ListCard({ group: { key, title, versions } }: { readonly group: ListGroup }) {
  const { t } = useTranslation()
  const from = versions.find((each) => each.actions.includes('begin'))
  const uses = versions[0]?.usedBy.length ?? 0
  return (
    <li className="cl-card" aria-labelledby={`list-${key}`}>
      <header>
        <div>
          <h2 id={`list-${key}`}>{title}</h2>
          <p className="cl-muted">{[key, uses === 0 ? t('codeLists.usedByNone') : t('codeLists.usedBy', { count: uses })].join(' · ')}</p>
        </div>
        {from !== undefined && <NextVersion from={from} newest={versions[0] ?? from} />}
      </header>
      <ul>
        {versions.map((list) => (
          <ListRow key={list.version} list={list} />
        ))}
      </ul>
    </li>
  )
}

/** One version in a line. */
export function ListRow({ list }: { readonly list: AuthoredList }) {
  const { t } = useTranslation()
  const { key, version, title, state, items, effectiveFrom, authors, publisher, changedAt } = list
  const details = [
    t('codeLists.items', { count: items }),
    effectiveFrom === null ? '' : t('codeLists.from', { day: formatDate(effectiveFrom) }),
    authors.length === 0 ? '' : t('codeLists.writtenBy', { names: authors.join(', ') }),
    publisher === null ? '' : t('codeLists.publishedBy', { name: publisher }),
    t('codeLists.changedAt', { at: formatTime(changedAt) }),
  ]
  return (
    <li className="cl-row">
      <PlaceLink to={{ kind: 'code-list', key, version }}>
        {t('codeLists.version', { version: formatDate(version) })}
        <span className="ph-hidden"> {title}</span>
      </PlaceLink>
      <ListStatePill state={state} />
      <span className="cl-muted">{details.filter(Boolean).join(' · ')}</span>
    </li>
  )
}
