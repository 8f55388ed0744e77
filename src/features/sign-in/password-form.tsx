import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { entryText, type EntryFailure } from '#workspace/entry-failure.ts'
import { focusFirst } from '#workspace/focus-first.ts'

export interface PasswordFormProps {
  /** Without it the person is known and only the password is asked. */
  readonly askUsername?: boolean
  /** The known person's, for password managers. */
  readonly username?: string
  /** What is asked for; without it the password of the account. */
  readonly label?: string
  readonly submitText: string
  readonly workingText: string
  readonly onSubmit: (username: string, password: string) => Promise<EntryFailure | null>
}

type OldPassword = Extract<EntryFailure, { kind: 'old-password' }>

/** Name and password; after a password changed elsewhere, once more the old one. Texts are read from the form, never kept in state. */
export function PasswordForm({ askUsername = false, username = '', label, submitText, workingText, onSubmit }: PasswordFormProps) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [old, setOld] = useState<OldPassword | null>(null)

  const attempt = async (enter: () => Promise<EntryFailure | null>) => {
    setBusy(true)
    setError(null)
    const failure = await enter()
    setBusy(false)
    if (failure === null) return
    if (failure.kind === 'old-password') setOld(failure)
    setError(entryText(t, failure))
    form.current?.querySelector<HTMLInputElement>('input[type=password]')?.select()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy || form.current === null) return
    const data = new FormData(form.current)
    const name = askUsername ? String(data.get('username') ?? '').trim() : username
    const password = String(data.get(old === null ? 'password' : 'old-password') ?? '')
    if (name === '' || password === '') return setError(t(askUsername ? 'signIn.missing' : 'signIn.missingPassword'))
    void attempt(() => (old === null ? onSubmit(name, password) : old.open(password)))
  }

  return (
    <form ref={form} className="sign-in-form" noValidate onSubmit={submit}>
      {askUsername && (
        <Field id="username" label={t('signIn.username')}>
          <TextInput id="username" name="username" autoComplete="username" autoCapitalize="none" ref={focusFirst} />
        </Field>
      )}
      {!askUsername && <input type="text" name="username" autoComplete="username" defaultValue={username} hidden readOnly />}
      {old === null ? (
        <PasswordField name="password" label={label ?? t('signIn.password')} error={error} focus={!askUsername} />
      ) : (
        <PasswordField key="old" name="old-password" label={t('signIn.oldPasswordLabel')} error={error} focus />
      )}
      <Button type="submit" look="primary" busy={busy}>
        {busy ? workingText : submitText}
      </Button>
      <p className="ph-hidden" role="alert">
        {error}
      </p>
    </form>
  )
}

interface PasswordFieldProps {
  readonly name: string
  readonly label: string
  readonly error: string | null
  readonly focus: boolean
}

function PasswordField({ name, label, error, focus }: PasswordFieldProps) {
  return (
    <Field id={name} label={label} error={error}>
      <TextInput
        id={name}
        name={name}
        type="password"
        autoComplete="current-password"
        ref={focus ? focusFirst : undefined}
        invalid={error !== null}
        aria-describedby={describedBy(name, { error: error !== null })}
      />
    </Field>
  )
}
