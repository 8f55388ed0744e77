import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { entryText, type EntryFailure } from '#workspace/entry-failure.ts'

export interface PasswordFormProps {
  /** Without it the person is known and only the password is asked. */
  readonly askUsername?: boolean
  /** The known person's, for password managers. */
  readonly username?: string
  readonly submitText: string
  readonly workingText: string
  readonly autoFocus?: boolean
  readonly onSubmit: (username: string, password: string) => Promise<EntryFailure | null>
}

export function PasswordForm({ askUsername = false, username = '', submitText, workingText, onSubmit }: PasswordFormProps) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || form.current === null) return
    const data = new FormData(form.current)
    const name = String(data.get('username') ?? '').trim()
    const password = String(data.get('password') ?? '')
    if ((askUsername && name === '') || password === '') return setError(t(askUsername ? 'signIn.missing' : 'signIn.missingPassword'))
    setBusy(true)
    setError(null)
    const failure = await onSubmit(askUsername ? name : username, password)
    setBusy(false)
    if (failure === null) return
    setError(entryText(t, failure))
    form.current?.querySelector<HTMLInputElement>('input[name=password]')?.select()
  }

  return (
    <form ref={form} className="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
      {askUsername ? (
        <Field id="username" label={t('signIn.username')}>
          <TextInput id="username" name="username" autoComplete="username" autoCapitalize="none" autoFocus />
        </Field>
      ) : (
        <input type="text" name="username" autoComplete="username" defaultValue={username} hidden readOnly />
      )}
      <Field id="password" label={t('signIn.password')} error={error}>
        <TextInput
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          autoFocus={!askUsername}
          invalid={error !== null}
          aria-describedby={describedBy('password', { error: error !== null })}
        />
      </Field>
      <Button type="submit" look="primary" busy={busy}>
        {busy ? workingText : submitText}
      </Button>
      <p className="ph-hidden" role="alert">
        {error}
      </p>
    </form>
  )
}
