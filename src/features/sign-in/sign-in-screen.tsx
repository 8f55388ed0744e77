import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VaultCard } from '#storage/vault.ts'
import { Button } from '#ui/button.tsx'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import { FirstPassword } from './first-password.tsx'
import { LockCards, type PinDoor } from './lock-cards.tsx'
import { PasswordForm } from './password-form.tsx'
import { useNewPassword } from './use-new-password.ts'
import './sign-in.css'

export interface SignInScreenProps {
  /** People who have work on this device; empty on a new one. */
  readonly cards: readonly VaultCard[]
  readonly onSignIn: (username: string, password: string) => Promise<EntryFailure | null>
  readonly onUnlock: (card: VaultCard, password: string) => Promise<EntryFailure | null>
  readonly pin?: PinDoor
  /** What has to be known before signing in. */
  readonly notices?: ReactNode
  /** Under the form: the people of the demonstration city. */
  readonly children?: ReactNode
  /** Language and marks, in the corner. */
  readonly corner?: ReactNode
}

/** The door: unlock as somebody this device knows, or sign in over the network. */
export function SignInScreen({ cards, onSignIn, onUnlock, pin, notices, children, corner }: SignInScreenProps) {
  const { t } = useTranslation()
  const [other, setOther] = useState(false)
  const newPassword = useNewPassword()
  const showCards = cards.length > 0 && !other
  return (
    <div className="sign-in">
      <div className="sign-in-corner">{corner}</div>
      <main className="sign-in-box" id="main">
        <div className="sign-in-brand">
          <img src="/icon.svg" alt="" width="48" height="48" />
          <div>
            <strong>{t('shell.app')}</strong>
            <span>{t('shell.city')}</span>
          </div>
        </div>
        {notices}
        {newPassword.asked !== null ? (
          <FirstPassword asked={newPassword.asked} onBack={newPassword.drop} />
        ) : showCards ? (
          <LockCards
            cards={cards}
            onUnlock={async (card, password) => newPassword.take(await onUnlock(card, password))}
            {...(pin !== undefined && { pin })}
          />
        ) : (
          <OnlineForm
            onSignIn={async (username, password) => newPassword.take(await onSignIn(username, password))}
            first={cards.length === 0}
          />
        )}
        {newPassword.asked === null && cards.length > 0 && (
          <Button look="quiet" icon={other ? 'left' : 'user'} onClick={() => setOther(!other)}>
            {t(other ? 'signIn.backToCards' : 'signIn.other')}
          </Button>
        )}
      </main>
      {newPassword.asked === null && children}
    </div>
  )
}

function OnlineForm({ onSignIn, first }: { readonly onSignIn: SignInScreenProps['onSignIn']; readonly first: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <header>
        <h1 tabIndex={-1}>{t('signIn.title')}</h1>
        <p>{t(first ? 'signIn.firstNeedsNetwork' : 'signIn.lead')}</p>
      </header>
      <PasswordForm askUsername submitText={t('signIn.submit')} workingText={t('signIn.working')} onSubmit={onSignIn} />
    </>
  )
}
