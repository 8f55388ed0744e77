import { useState } from 'react'
import { useForm, type ResolverResult, type UseFormRegisterReturn } from 'react-hook-form'
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

const names = { current: 'current-password', next: 'new-password', again: 'new-password-again' } as const

/** The first thing to put right; the values are all there, so nothing is left out. */
const resolver = (typed: TypedPasswords): ResolverResult<TypedPasswords> => {
  const issue = checkNewPassword(typed)
  return issue === null
    ? { values: typed, errors: {} }
    : { values: {}, errors: { [issue.field]: { type: issue.key, message: String(issue.count) } } }
}

/** The present password where it is not known, the new one twice. The inputs stay uncontrolled: password managers write into them. */
export function NewPasswordForm({ username, given, onSubmit }: NewPasswordFormProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const { register, handleSubmit, setError, setFocus, formState } = useForm<TypedPasswords>({
    resolver,
    reValidateMode: 'onSubmit',
    defaultValues: { current: given ?? '', next: '', again: '' },
  })
  const change = handleSubmit(async ({ next, current }) => {
    const failure = await onSubmit(next, current)
    if (failure === null) return
    const isWrong = refusal(failure) === 'password.wrong'
    const message = isWrong && given !== null ? t('password.wrongGiven') : entryText(t, failure)
    const at = isWrong && given === null ? 'current' : 'next'
    setError(at, { type: 'refused', message })
    setFocus(at, { shouldSelect: true })
  })
  const words = (name: keyof TypedPasswords): string | null => {
    const error = formState.errors[name]
    if (error === undefined) return null
    return error.type === 'refused' ? (error.message ?? '') : t(error.type, { count: Number(error.message) })
  }
  const field = (name: keyof TypedPasswords) => ({ id: names[name], shown, error: words(name), registered: register(name) })

  return (
    <form className="sign-in-form" noValidate onSubmit={(event) => void change(event)}>
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
      <Button type="submit" look="primary" busy={formState.isSubmitting}>
        {t(formState.isSubmitting ? 'password.working' : 'password.submit')}
      </Button>
      <p className="ph-hidden" role="alert">
        {words('current') ?? words('next') ?? words('again')}
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
  readonly registered: UseFormRegisterReturn
}

function SecretField({ id, label, help, error, shown, isCurrent = false, focus = false, registered }: SecretFieldProps) {
  return (
    <Field id={id} label={label} help={help} error={error}>
      <TextInput
        {...registered}
        id={id}
        type={shown ? 'text' : 'password'}
        autoComplete={isCurrent ? 'current-password' : 'new-password'}
        autoCapitalize="none"
        ref={(element) => {
          registered.ref(element)
          if (focus) focusFirst(element)
        }}
        invalid={error !== null}
        aria-describedby={describedBy(id, { help: help !== undefined, error: error !== null })}
      />
    </Field>
  )
}
