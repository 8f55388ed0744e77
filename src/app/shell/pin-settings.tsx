import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { useDesk } from '#workspace/desk.ts'
import { entryText } from '#workspace/entry-failure.ts'
import { useAppParts } from '../app-parts.ts'
import { checkPin, PIN_LENGTH } from '../session/check-pin.ts'
import { PIN_TRIES } from '../session/quick-pin.ts'

type Place = 'password' | 'pin' | 'again'

/** A PIN for this tab. The password is asked, so that nobody sets one at a desk that was left open. */
export function PinSettings() {
  const { t } = useTranslation()
  const { session } = useAppParts()
  const { vault } = useDesk()
  const form = useRef<HTMLFormElement>(null)
  const [error, setError] = useState<{ readonly at: Place; readonly text: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const fail = (at: Place, text: string) => {
    setError({ at, text })
    form.current?.querySelector<HTMLInputElement>(`[name=quick-${at}]`)?.select()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || form.current === null) return
    const data = new FormData(form.current)
    const typed = (place: Place) => String(data.get(`quick-${place}`) ?? '')
    if (typed('password') === '') return fail('password', t('signIn.missingPassword'))
    const issue = checkPin(typed('pin'), typed('again'))
    if (issue !== null) return fail(issue === 'lock.pinDifferent' ? 'again' : 'pin', t(issue, PIN_LENGTH))
    setBusy(true)
    const failure = await session.quick.setPin(typed('password'), typed('pin'))
    setBusy(false)
    if (failure !== null) fail('password', entryText(t, failure))
  }
  const field = (place: Place) => {
    const id = `quick-${place}`
    const own = error?.at === place ? error.text : null
    const help = place === 'pin' ? t('lock.pinRule', PIN_LENGTH) : undefined
    return (
      <Field id={id} label={t(`lock.${place}`)} help={help} error={own}>
        <TextInput
          id={id}
          name={id}
          type="password"
          inputMode={place === 'password' ? 'text' : 'numeric'}
          // A PIN is of this window only: no password manager is to keep it.
          autoComplete={place === 'password' ? 'current-password' : 'off'}
          invalid={own !== null}
          aria-describedby={describedBy(id, { help: help !== undefined, error: own !== null })}
        />
      </Field>
    )
  }
  return (
    <form ref={form} className="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
      <p>{t('lock.pinHelp', { count: PIN_TRIES })}</p>
      <input type="text" name="username" autoComplete="username" defaultValue={vault.session().user.username} hidden readOnly />
      {field('password')}
      {field('pin')}
      {field('again')}
      <Button type="submit" look="primary" busy={busy}>
        {t(busy ? 'lock.pinSetting' : 'lock.pinSubmit')}
      </Button>
      <p className="ph-hidden" role="alert">
        {error?.text}
      </p>
    </form>
  )
}
