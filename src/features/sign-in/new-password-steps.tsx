import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryFailure } from '#workspace/entry-failure.ts'
import { NewPasswordForm } from './new-password-form.tsx'
import { PasswordForm } from './password-form.tsx'

export interface NewPasswordStepsProps {
  readonly lead: string
  readonly username: string
  /** The present password, when it was just used; else it is asked for. */
  readonly given: string | null
  readonly onChange: (next: string, current: string) => Promise<EntryFailure | null>
  /** Server and device have the new password. */
  readonly onDone?: () => void
}

type OldPassword = Extract<EntryFailure, { kind: 'old-password' }>

/** The new password; then, when what lies on this device is under an older one, once more that. */
export function NewPasswordSteps({ lead, username, given, onChange, onDone }: NewPasswordStepsProps) {
  const { t } = useTranslation()
  const [old, setOld] = useState<OldPassword | null>(null)
  const told = (failure: EntryFailure | null): EntryFailure | null => {
    if (failure === null) onDone?.()
    return failure
  }
  const change = async (next: string, current: string) => {
    const failure = await onChange(next, current)
    if (failure?.kind !== 'old-password') return told(failure)
    setOld(failure)
    return null
  }
  return (
    <>
      <p className="sign-in-lead">{old === null ? lead : t('signIn.oldPassword')}</p>
      {old === null ? (
        <NewPasswordForm username={username} given={given} onSubmit={change} />
      ) : (
        <PasswordForm
          username={username}
          label={t('signIn.oldPasswordLabel')}
          submitText={t('signIn.unlock')}
          workingText={t('signIn.unlocking')}
          onSubmit={async (_username, password) => told(await old.open(password))}
        />
      )}
    </>
  )
}
