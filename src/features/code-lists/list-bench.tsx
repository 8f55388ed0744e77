import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '#core/lib/calendar.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PlaceLink } from '#workspace/go.tsx'
import { ListRow } from './code-lists-screen.tsx'
import type { ListDesk, Looked } from './desk/list-desk.ts'
import { chosenAt } from './grid-keys.ts'
import { IssueLines } from './issue-lines.tsx'
import { KeptListLine } from './kept-list-line.tsx'
import { ListActs } from './list-acts.tsx'
import { ListFacts } from './list-facts.tsx'
import { ListGrid } from './list-grid.tsx'
import { ListStatePill } from './list-state-pill.tsx'
import { ListTools } from './list-tools.tsx'
import type { OpenedList } from './open-list.ts'
import { useKeptList } from './use-kept-list.ts'
import type { OpenDesk } from './use-list-desk.ts'

interface ListBenchProps {
  readonly opened: OpenedList
  readonly open: OpenDesk
  readonly isNewer: boolean
  readonly onReload: () => void
  readonly onSaid: (words: string) => void
}

const LOOK_AFTER = 300

/** What looking through the whole list finds, a little after each change. */
function useLooked(desk: ListDesk, changes: number): Looked | null {
  const [looked, setLooked] = useState<Looked | null>(null)
  useEffect(() => {
    let current = true
    const timer = setTimeout(
      () =>
        void desk.lookThrough().then((found) => {
          if (current) setLooked(found)
        }),
      changes === 0 ? 0 : LOOK_AFTER,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [desk, changes])
  return looked
}

/** A list with its tools. */
export function ListBench({ opened, open, isNewer, onReload, onSaid }: ListBenchProps) {
  const { t } = useTranslation()
  const { summary, before } = opened
  const { desk, state, changes, refused } = open
  const editable = summary.actions.includes('save')
  const { kept, keeper } = useKeptList({ list: summary, desk, changes, total: state.total, isNewer })
  const [chosen, setChosen] = useState(() => chosenAt({ row: 0, column: 0 }))
  const looked = useLooked(desk, changes)
  const title = `${state.head.title} · ${t('codeLists.version', { version: formatDate(summary.version) })}`
  // What was taken back may be gone.
  const row = Math.max(0, Math.min(chosen.row, state.shown - 1))
  const shown = row === chosen.row ? chosen : chosenAt({ row, column: chosen.column })
  return (
    <div className="cl-page">
      <PageHeader
        title={title}
        over={<PlaceLink to={{ kind: 'code-lists' }}>{t('codeLists.board')}</PlaceLink>}
        actions={<ListActs opened={opened} open={open} keeper={keeper} onReload={onReload} onSaid={onSaid} />}
      >
        <span className="cl-line-facts">
          <ListStatePill state={summary.state} />
          <span>
            {state.head.effectiveFrom === undefined
              ? t('codeLists.fromAlways')
              : t('codeLists.from', { day: formatDate(state.head.effectiveFrom) })}
          </span>
          {editable ? (
            <KeptListLine kept={kept} />
          ) : (
            <span className="cl-muted">{summary.state === 'draft' ? '' : t('codeLists.readOnly')}</span>
          )}
        </span>
      </PageHeader>
      {editable && summary.own && <p className="cl-muted">{t('codeLists.waitsForSecond')}</p>}
      <details className="cl-details">
        <summary>{t('codeLists.facts')}</summary>
        <ListFacts open={open} editable={editable} />
      </details>
      {looked !== null && <LookedLine looked={looked} hasBefore={before !== null} />}
      {refused.length > 0 && (
        <Notice tone="danger" live>
          <IssueLines issues={refused} />
        </Notice>
      )}
      <ListTools
        open={open}
        editable={editable}
        chosen={shown}
        onLook={() => setChosen(chosenAt({ row: 0, column: 0 }))}
        onAdded={(added) => setChosen(chosenAt({ row: added, column: 0 }))}
      />
      <ListGrid open={open} editable={editable} chosen={shown} onChosen={setChosen} label={title} />
      {state.shown === 0 && <NoRows isEmpty={state.total === 0} editable={editable} />}
      <Beside opened={opened} />
    </div>
  )
}

function NoRows({ isEmpty, editable }: { readonly isEmpty: boolean; readonly editable: boolean }) {
  const { t } = useTranslation()
  return (
    <EmptyState icon="menu" title={isEmpty ? t('codeLists.emptyList') : t('codeLists.noRows')}>
      {isEmpty && editable ? t('codeLists.emptyHelp') : undefined}
    </EmptyState>
  )
}

function LookedLine({ looked: { counts, faulty, warned }, hasBefore }: { readonly looked: Looked; readonly hasBefore: boolean }) {
  const { t } = useTranslation()
  const { added, changed, retired, back } = counts
  const isSame = added + changed + retired + back === 0
  const parts = [
    hasBefore ? (isSame ? t('codeLists.noChanges') : t('codeLists.counts', { added, changed, retired, back })) : '',
    faulty === 0 ? '' : t('codeLists.faults', { count: faulty }),
    warned === 0 ? '' : t('codeLists.warns', { count: warned }),
  ].filter(Boolean)
  return (
    <p role="status" className={faulty > 0 ? 'cl-counts cl-fault' : 'cl-counts'}>
      {parts.join(' · ')}
    </p>
  )
}

/** Forms that use the list, and its other versions. */
function Beside({ opened: { summary, versions } }: { readonly opened: OpenedList }) {
  const { t } = useTranslation()
  return (
    <div className="cl-beside">
      <section aria-labelledby="cl-where">
        <h2 id="cl-where">{t('codeLists.where')}</h2>
        {summary.usedBy.length === 0 && <p className="cl-muted">{t('codeLists.usedByNone')}</p>}
        <ul>
          {summary.usedBy.map(({ key, version, title }) => (
            <li key={key}>
              <PlaceLink to={{ kind: 'form-version', key, version }}>{title}</PlaceLink>{' '}
              <span className="cl-muted">{t('versions.number', { version })}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="cl-versions">
        <h2 id="cl-versions">{t('codeLists.versions')}</h2>
        <ul>
          {versions.map((list) => (
            <ListRow key={list.version} list={list} />
          ))}
        </ul>
      </section>
    </div>
  )
}
