import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PlaceLink } from '#workspace/go.tsx'
import { useLang } from '#workspace/lang.ts'
import { ActDialog } from '../act-dialog.tsx'
import { nameOfForm } from '../name-of.ts'
import { VersionStatePill } from '../version-state.tsx'
import { DueDay } from '../due-day.tsx'

/** What is looked through, whether it is verified already, and the act for who may. */
export function SignOffHeader({ version, onVerified }: { readonly version: AuthoredVersion; readonly onVerified: () => void }) {
  const { t } = useTranslation()
  const lang = useLang()
  const [asking, setAsking] = useState(false)
  const { summary } = version
  const { key, version: number, state, actions, departmentName, verification, openComments } = summary
  return (
    <>
      <PageHeader
        title={t('signOff.title', { title: nameOfForm(summary, lang) })}
        over={<PlaceLink to={{ kind: 'form-version', key, version: number }}>{t('versions.number', { version: number })}</PlaceLink>}
        actions={
          actions.includes('verify') && (
            <Button look="primary" icon="check" onClick={() => setAsking(true)}>
              {t('versions.act.verify')}
            </Button>
          )
        }
      >
        {departmentName}
      </PageHeader>
      <div className="versions-facts">
        <p>
          <VersionStatePill state={state} />
          <DueDay summary={summary} />
        </p>
      </div>
      {verification === 'verified' ? (
        <Notice tone="good">{t('signOff.verified')}</Notice>
      ) : (
        <Notice tone="info">{t(state === 'draft' ? 'signOff.notYet' : 'signOff.ask')}</Notice>
      )}
      {asking && (
        <ActDialog
          kind="verify"
          summary={summary}
          impact={null}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            onVerified()
          }}
        >
          {openComments > 0 && <Notice tone="warn">{t('signOff.stillOpen', { count: openComments })}</Notice>}
        </ActDialog>
      )}
    </>
  )
}
