import { useTranslation } from 'react-i18next'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { ImpactReport } from '#core/protocol/impact.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { ProgressLine } from '#ui/progress-line.tsx'
import { networkText } from '#workspace/failure-text.ts'
import { formatTime } from '#workspace/format-time.ts'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import type { NameOf } from '../change-text.ts'
import { IssueList } from '../issue-list.tsx'
import { Section } from '../section.tsx'
import { ageText } from './age-text.ts'
import { ImpactFields } from './impact-fields.tsx'
import { ImpactTotals } from './impact-totals.tsx'
import type { Impact } from './use-impact.ts'
import './impact.css'

interface VersionImpactProps {
  readonly version: AuthoredVersion
  readonly impact: Impact
  /** Null: one of the versions cannot be read. */
  readonly nameOf: NameOf | null
}

/** What the version would do to the records that are stored: counted on request, field by field, with examples. */
export function VersionImpact({ version, impact, nameOf }: VersionImpactProps) {
  const { t } = useTranslation()
  const { state, error } = impact
  const mayAsk = version.summary.actions.includes('assess')
  const report = state.kind === 'ready' ? state.value : null
  if (report === null && !mayAsk) return null
  const isRunning = report?.status === 'running'
  // What publishing asks for beside keeps nobody from counting.
  const isUnfit = version.issues.some(({ code }) => !code.startsWith('publish.'))
  return (
    <Section title={t('impact.title')}>
      <p className="versions-muted">{t('impact.lead')}</p>
      {state.kind === 'failed' && <FailureNotice text={networkText(t, state.error)} onRetry={impact.reload} />}
      {state.kind === 'ready' && report === null && <p>{t('impact.none')}</p>}
      {report !== null && <Standing report={report} hash={version.summary.hash} />}
      {error !== null && (
        <FailureNotice text={error.text}>
          <IssueList issues={error.issues} />
        </FailureNotice>
      )}
      {mayAsk && isUnfit && !isRunning && <p className="versions-muted">{t('impact.unfit')}</p>}
      {mayAsk && state.kind === 'ready' && (isRunning || !isUnfit) && <Ask impact={impact} report={report} />}
      {report?.status === 'done' && <Result report={report} nameOf={nameOf} />}
    </Section>
  )
}

/** One button that stays where it is, so that the focus does too. */
function Ask({ impact, report }: { readonly impact: Impact; readonly report: ImpactReport | null }) {
  const { t } = useTranslation()
  const isRunning = report?.status === 'running'
  return (
    <div>
      <Button
        look={report === null ? 'primary' : 'secondary'}
        icon={isRunning ? 'stop' : 'sync'}
        busy={impact.busy}
        onClick={isRunning ? impact.stop : impact.start}
      >
        {t(isRunning ? 'impact.stop' : report === null ? 'impact.start' : 'impact.again')}
      </Button>
    </div>
  )
}

/** Where the report stands, and whether it still says anything of the text that is there now. */
function Standing({ report, hash }: { readonly report: ImpactReport; readonly hash: string }) {
  const { t } = useTranslation()
  const lang = useLang()
  const { clock } = useServices()
  const { status, checked, total, startedAt } = report
  const finishedAt = report.finishedAt ?? startedAt
  const at = formatTime(finishedAt)
  return (
    <>
      <div role="status">
        {status === 'running' && (
          <ProgressLine value={checked} max={total} label={total === 0 ? t('impact.waiting') : t('impact.progress', { checked, total })} />
        )}
        {status === 'done' && <p>{t('impact.counted', { at, age: ageText(lang, finishedAt, clock.now()) })}</p>}
        {status === 'cancelled' && <Notice tone="neutral">{t('impact.cancelled', { at })}</Notice>}
        {status === 'failed' && <Notice tone="danger">{t('impact.failed', { at })}</Notice>}
      </div>
      {report.hash !== hash && (
        <Notice tone="warn" title={t('impact.stale')}>
          {t('impact.staleHelp')}
        </Notice>
      )}
    </>
  )
}

function Result({ report, nameOf }: { readonly report: ImpactReport; readonly nameOf: NameOf | null }) {
  const { t } = useTranslation()
  const { checked, untouched, drafts, fields } = report
  return (
    <>
      {checked === 0 ? (
        <p>{t('impact.nothing')}</p>
      ) : untouched === checked ? (
        <Notice tone="good">{t('impact.harmless', { total: checked })}</Notice>
      ) : (
        <ImpactTotals report={report} />
      )}
      <p className="versions-muted">{drafts.known === 0 ? t('impact.noDrafts') : t('impact.drafts', { ...drafts })}</p>
      {drafts.moved !== undefined && drafts.moved.total > 0 && (
        <p className="versions-muted">{t('impact.movedDrafts', { ...drafts.moved })}</p>
      )}
      {fields.length > 0 && <ImpactFields fields={fields} nameOf={nameOf} />}
    </>
  )
}
