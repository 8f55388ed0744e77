import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import { NewPasswordSteps } from '#features/sign-in/new-password-steps.tsx'
import { PasswordForm } from '#features/sign-in/password-form.tsx'
import { useNewPassword } from '#features/sign-in/use-new-password.ts'
import { useDesk } from '#workspace/desk.ts'
import { PlaceLink } from '#workspace/go.tsx'
import { useAppParts } from '../app-parts.ts'
import type { ServerStanding } from '../session/session-state.ts'
import { connectionLine } from './connection.ts'
import { FindUpdate } from './find-update.tsx'
import { OthersUnsent } from './others-unsent.tsx'
import { useConnection } from './use-connection.ts'

/** The one place that tells about connection and unsent work, as a sentence. */
export function StatusStrip({ standing }: { readonly standing: ServerStanding }) {
  const { t } = useTranslation()
  const { sync } = useDesk()
  const facts = useConnection(standing)
  const line = connectionLine(facts)
  const [asking, setAsking] = useState(false)
  return (
    <div className={`shell-status ph-tone-${line.tone} ph-no-print`}>
      <Icon name={line.icon} size={16} />
      <span role="status">{t(`shell.connection.${line.key}`, { count: line.count })}</span>
      {facts.stopped > 0 && <PlaceLink to={{ kind: 'work' }}>{t('work.attention')}</PlaceLink>}
      <OthersUnsent />
      <span className="shell-status-end">
        {facts.network === 'update-needed' ? (
          <FindUpdate />
        ) : facts.network === 'signed-out' ? (
          <Button small look="secondary" icon="user" onClick={() => setAsking(true)}>
            {t('shell.signInAgain')}
          </Button>
        ) : (
          <Button small look="quiet" icon="sync" onClick={() => void sync.now({ forms: true })}>
            {t('shell.connection.syncNow')}
          </Button>
        )}
      </span>
      {asking && <SignInAgain onClose={() => setAsking(false)} />}
    </div>
  )
}

function SignInAgain({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { session } = useAppParts()
  const { vault } = useDesk()
  const { asked, take, drop } = useNewPassword()
  const renew = async (_username: string, password: string) => {
    const failure = await session.renew(password)
    if (failure === null) onClose()
    return take(failure)
  }
  if (asked !== null)
    return (
      <Dialog title={t('password.title')} onClose={() => (drop(), onClose())}>
        <NewPasswordSteps
          lead={t('password.lead')}
          username={asked.username}
          given={asked.given}
          onChange={asked.change}
          onDone={onClose}
        />
      </Dialog>
    )
  return (
    <Dialog title={t('shell.signInAgain')} onClose={onClose}>
      <PasswordForm
        username={vault.session().user.username}
        submitText={t('signIn.submit')}
        workingText={t('signIn.working')}
        onSubmit={renew}
      />
    </Dialog>
  )
}
