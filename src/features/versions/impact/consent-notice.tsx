import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { formatTime } from '#workspace/format-time.ts'
import { ActDialog } from '../act-dialog.tsx'
import { namesOf } from '../name-of.ts'
import type { Impact } from './use-impact.ts'

interface ConsentNoticeProps {
  readonly version: AuthoredVersion
  readonly impact: Impact
  readonly onDone: () => void
}

/** What is lost needs the word of who answers for the data: whether it is there, who may give it, and the act for who may. */
export function ConsentNotice({ version, impact, onDone }: ConsentNoticeProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const { summary, consent, needsConsent, owners = [] } = version
  if (!needsConsent) return null
  if (consent !== null) return <Notice tone="good">{t('versions.consented', { name: consent.by, at: formatTime(consent.at) })}</Notice>
  const names = namesOf(owners.filter(({ role }) => role === 'data-owner'))
  return (
    <>
      <Notice
        tone="warn"
        title={t('impact.consent.needed')}
        actions={
          summary.actions.includes('consent') && (
            <Button small look="primary" onClick={() => setAsking(true)}>
              {t('versions.act.consent')}
            </Button>
          )
        }
      >
        <p>{t('impact.consent.neededHelp')}</p>
        <p>{names === '' ? t('impact.consent.nobody', { department: summary.departmentName }) : t('impact.consent.who', { names })}</p>
        {summary.state === 'draft' && names !== '' && <p>{t('impact.consent.later')}</p>}
      </Notice>
      {asking && (
        <ActDialog
          kind="consent"
          summary={summary}
          impact={impact}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            onDone()
          }}
        />
      )}
    </>
  )
}
