import { useTranslation } from 'react-i18next'
import { EmptyState } from '#ui/empty-state.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { storageText } from '#workspace/failure-text.ts'
import { PlaceLink } from '#workspace/go.tsx'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useWork, type Work } from './use-work.ts'
import { WorkRow } from './work-row.tsx'
import type { WorkItem } from './work-item.ts'
import './work.css'

const sections = ['attention', 'waiting', 'drafts', 'sent'] as const

/** Everything this person has begun, and where it stands, in four groups: the first ones need somebody. */
export function WorkScreen() {
  const { t } = useTranslation()
  const { state, reload } = useWork()
  return (
    <>
      <PageHeader title={t('work.title')} />
      {state.kind === 'loading' && <LoadingScreen />}
      {state.kind === 'failed' && <FailureNotice text={storageText(t, state.error)} onRetry={reload} />}
      {state.kind === 'ready' && <WorkSections {...state.value} />}
    </>
  )
}

const keyOf = (item: WorkItem): string =>
  item.kind === 'damaged' ? `damaged ${item.id}` : 'opId' in item ? item.opId : `${item.kind} ${item.recordId}`

function WorkSections({ list, unlisted }: Work) {
  const { t } = useTranslation()
  const filled = sections.filter((name) => list[name].length > 0)
  if (filled.length === 0)
    return (
      <EmptyState
        title={t('work.nothing')}
        action={
          <PlaceLink className="ph-button ph-button-primary" to={{ kind: 'forms' }}>
            {t('work.goForms')}
          </PlaceLink>
        }
      >
        {t('work.nothingHelp')}
      </EmptyState>
    )
  return (
    <>
      {filled.map((name) => (
        <section key={name} className="work-section" aria-labelledby={`work-${name}`}>
          <h2 id={`work-${name}`}>
            {t(`work.${name}`)} <span className="ph-tab-count">{list[name].length}</span>
          </h2>
          <ul>
            {list[name].map((item) => (
              <WorkRow key={keyOf(item)} item={item} />
            ))}
          </ul>
          {name === 'waiting' && unlisted > 0 && <p>{t('work.unlisted', { count: unlisted })}</p>}
        </section>
      ))}
    </>
  )
}
