import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionAct } from '#core/protocol/authoring.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Toast } from '#ui/toast.tsx'
import { networkText } from '#workspace/failure-text.ts'
import { PlaceLink } from '#workspace/go.tsx'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice, LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import { nameOfForm } from './name-of.ts'
import { SignOffSection } from './sign-off/sign-off-section.tsx'
import { compareVersions } from './compare-versions.ts'
import { ConsentNotice } from './impact/consent-notice.tsx'
import { useImpact } from './impact/use-impact.ts'
import { VersionImpact } from './impact/version-impact.tsx'
import { IssueList } from './issue-list.tsx'
import { IssueWordsContext, type IssueWords } from '#workspace/issue-words.ts'
import { loadVersion, type VersionPage } from './load-version.ts'
import { Section } from './section.tsx'
import { Testers } from './testers.tsx'
import { VersionActs } from './version-acts.tsx'
import { VersionChanges } from './version-changes.tsx'
import { VersionComments } from './version-comments.tsx'
import { VersionFacts } from './version-facts.tsx'
import { VersionHistory } from './version-history.tsx'
import { VersionUpgrade } from './version-upgrade.tsx'
import './versions.css'

interface VersionScreenProps {
  readonly formKey: string
  readonly version: number
  readonly issueWords: IssueWords
}

/** One version of a form: where it stands, what is new in it, what is wrong with it, and what the reader may do. */
export function VersionScreen({ formKey, version, issueWords }: VersionScreenProps) {
  const { t } = useTranslation()
  const { api } = useServices()
  const load = useCallback(() => loadVersion(api.authoring, formKey, version), [api, formKey, version])
  const { state, reload } = useLoad(load)
  if (state.kind === 'loading') return <LoadingScreen />
  if (state.kind === 'failed') {
    const isMissing = state.error.kind === 'problem' && state.error.problem.status === 404
    return (
      <>
        <PageHeader title={formKey} over={<PlaceLink to={{ kind: 'form-versions' }}>{t('versions.board')}</PlaceLink>} />
        <FailureNotice text={isMissing ? t('versions.missing') : networkText(t, state.error)} onRetry={reload} />
      </>
    )
  }
  return (
    <IssueWordsContext value={issueWords}>
      <VersionParts page={state.value} onChanged={reload} />
    </IssueWordsContext>
  )
}

function VersionParts({ page, onChanged }: { readonly page: VersionPage; readonly onChanged: () => void }) {
  const { t } = useTranslation()
  const lang = useLang()
  const [done, setDone] = useState<VersionAct['kind'] | null>(null)
  const { version, before } = page
  const { summary, issues, remark, notes } = version
  const impact = useImpact(summary)
  const comparison = useMemo(() => (before === null ? null : compareVersions(before, version, lang)), [before, version, lang])
  const onDone = (kind: VersionAct['kind']) => {
    setDone(kind)
    onChanged()
  }
  return (
    <div className="versions-page">
      <PageHeader
        title={`${nameOfForm(summary, lang)} · ${t('versions.number', { version: summary.version })}`}
        over={<PlaceLink to={{ kind: 'form-versions' }}>{t('versions.board')}</PlaceLink>}
        actions={<VersionActs version={version} impact={impact} onDone={onDone} />}
      />
      <VersionFacts summary={summary} />
      {remark !== null && (
        <Notice tone="warn" icon="returned" title={t('versions.returned')}>
          {remark}
        </Notice>
      )}
      {issues.length > 0 && (
        <Notice tone="danger" title={`${t('versions.issues')}: ${t('versions.issuesCount', { count: issues.length })}`}>
          <IssueList issues={issues} {...(comparison !== null && { nameOf: comparison.nameOf })} />
        </Notice>
      )}
      <ConsentNotice version={version} impact={impact} onDone={() => onDone('consent')} />
      {issues.length === 0 && summary.state === 'draft' && <Notice tone="good">{t('versions.noIssues')}</Notice>}
      <Section title={t('versions.notes')}>
        <p className={notes === '' ? 'versions-muted' : 'versions-notes'}>{notes === '' ? t('versions.noNotes') : notes}</p>
      </Section>
      <VersionChanges version={version} before={before} comparison={comparison} />
      {comparison !== null && <VersionUpgrade version={version} comparison={comparison} onChanged={onChanged} />}
      {before !== null && <VersionImpact version={version} impact={impact} nameOf={comparison?.nameOf ?? null} />}
      <SignOffSection version={version} />
      <Testers version={version} />
      <VersionComments version={version} onChanged={onChanged} />
      <VersionHistory events={version.events} />
      {done !== null && <Toast message={t(`versions.actDone.${done}`)} onClose={() => setDone(null)} />}
    </div>
  )
}
