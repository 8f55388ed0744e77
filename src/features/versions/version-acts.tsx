import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthoredVersion, VersionAct } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useGo } from '#workspace/go.tsx'
import { ActDialog } from './act-dialog.tsx'
import type { Impact } from './impact/use-impact.ts'
import { isDangerous } from './make-act.ts'
import { DeleteDraft } from './delete-draft.tsx'
import { BuilderLink } from './version-card.tsx'

/** In the order of a version's life; what destroys or ends comes last. */
const kinds: readonly VersionAct['kind'][] = [
  'due',
  'return',
  'withdraw',
  'verify',
  'reschedule',
  'bring-back',
  'reopen',
  'close',
  'finish',
  'submit',
  'publish',
]

interface VersionActsProps {
  readonly version: AuthoredVersion
  readonly impact: Impact
  readonly onDone: (kind: VersionAct['kind']) => void
}

/** Everything that the reader may do with the version now; each asks first. */
export function VersionActs({ version, impact, onDone }: VersionActsProps) {
  const { t } = useTranslation()
  const go = useGo()
  const [asking, setAsking] = useState<VersionAct['kind'] | null>(null)
  const { summary } = version
  return (
    <>
      {summary.actions.includes('delete') && (
        <DeleteDraft version={summary} onGone={() => go({ kind: 'form-versions' }, { replace: true })} small />
      )}
      {summary.actions.includes('save') && <BuilderLink formKey={summary.key} version={summary.version} />}
      {kinds
        .filter((kind) => summary.actions.includes(kind))
        .map((kind) => (
          <Button
            key={kind}
            small
            look={kind === 'publish' || kind === 'submit' ? 'primary' : isDangerous(kind) ? 'quiet' : 'secondary'}
            onClick={() => setAsking(kind)}
          >
            {kind === 'reschedule' && summary.first !== null ? t('rollout.openEverywhere') : t(`versions.act.${kind}`)}
          </Button>
        ))}
      {asking !== null && (
        <ActDialog
          key={asking}
          kind={asking}
          summary={summary}
          impact={version.before === null ? null : impact}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null)
            onDone(asking)
          }}
        >
          {asking === 'publish' && <NotYet version={version} />}
        </ActDialog>
      )}
    </>
  )
}

/** What its readers and its department have not said yet: no reason not to publish, but to be known. */
function NotYet({ version: { summary } }: Pick<VersionActsProps, 'version'>) {
  const { t } = useTranslation()
  const { openComments, verification } = summary
  const said = [
    openComments === 0 ? '' : t('versions.openComments', { count: openComments }),
    verification === 'verified' ? '' : t('versions.verification.draft-unverified'),
  ].filter(Boolean)
  return said.length === 0 ? null : <Notice tone="warn">{said.join(' · ')}</Notice>
}
