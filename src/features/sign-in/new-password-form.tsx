import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { PASSWORD_MIN_LENGTH } from '#core/protocol/session.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { entryText, type EntryFailure } from '#workspace/entry-failure.ts'
import { focusFirst } from '#workspace/focus-first.ts'
import { checkNewPassword, type TypedPasswords } from './check-new-password.ts'

export interface NewPasswordFormProps {
  /** For password managers. */
  readonly username: string
  /** The present password, when it was just used; else it is asked for. */
  readonly given: string | null
  readonly onSubmit: (next: string, current: string) => Promise<EntryFailure | null>
}

interface Wrong {
  readonly field: keyof TypedPasswords
  readonly text: string
}

const names = { current: 'current-password', next: 'new-password', again: 'new-password-again' } as const

/** The present password where it is not known, the new one twice. Texts are read from the form, never kept in state. */
export function NewPasswordForm({ username, given, onSubmit }: NewPasswordFormProps) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState(false)

  const tell = (next: Wrong) => {
    setWrong(next)
    form.current?.querySelector<HTMLInputElement>(`#${names[next.field]}`)?.select()
  }
  const change = async ({ next, current }: TypedPasswords) => {
    setBusy(true)
    setWrong(null)
    const failure = await onSubmit(next, current)
    setBusy(false)
    if (failure === null) return
    const isWrong = refusal(failure) === 'password.wrong'
    const text = isWrong && given !== null ? t('password.wrongGiven') : entryText(t, failure)
    tell({ field: isWrong && given === null ? 'current' : 'next', text })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy || form.current === null) return
    const data = new FormData(form.current)
    const read = (field: keyof TypedPasswords) => String(data.get(names[field]) ?? '')
    const typed = { current: given ?? read('current'), next: read('next'), again: read('again') }
    const issue = checkNewPassword(typed)
    if (issue === null) return void change(typed)
    tell({ field: issue.field, text: t(issue.key, { count: issue.count }) })
  }
  const field = (name: keyof TypedPasswords) => ({ id: names[name], shown, error: wrong?.field === name ? wrong.text : null })

  return (
    <form ref={form} className="sign-in-form" noValidate onSubmit={submit}>
      <input type="text" name="username" autoComplete="username" defaultValue={username} hidden readOnly />
      {given === null && <SecretField {...field('current')} label={t('password.current')} isCurrent focus />}
      <SecretField
        {...field('next')}
        label={t('password.next')}
        help={t('password.rule', { count: PASSWORD_MIN_LENGTH })}
        focus={given !== null}
      />
      <SecretField {...field('again')} label={t('password.again')} />
      <Checkbox checked={shown} onChange={(event) => setShown(event.target.checked)}>
        {t('password.show')}
      </Checkbox>
      <Button type="submit" look="primary" busy={busy}>
        {t(busy ? 'password.working' : 'password.submit')}
      </Button>
      <p className="ph-hidden" role="alert">
        {wrong?.text}
      </p>
    </form>
  )
}

const refusal = (failure: EntryFailure): string | null =>
  failure.kind === 'password-refused' && failure.failure.kind === 'problem' ? failure.failure.problem.code : null

interface SecretFieldProps {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly error: string | null
  readonly shown: boolean
  readonly isCurrent?: boolean
  readonly focus?: boolean
}

function SecretField({ id, label, help, error, shown, isCurrent = false, focus = false }: SecretFieldProps) {
  return (
    <Field id={id} label={label} help={help} error={error}>
      <TextInput
        id={id}
        name={id}
        type={shown ? 'text' : 'password'}
        autoComplete={isCurrent ? 'current-password' : 'new-password'}
        autoCapitalize="none"
        ref={focus ? focusFirst : undefined}
        invalid={error !== null}
        aria-describedby={describedBy(id, { help: help !== undefined, error: error !== null })}
      />
    </Field>
  )
}
