import { useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { entryText } from '#workspace/entry-failure.ts'
import { focusFirst } from '#workspace/focus-first.ts'
import type { PinFailure } from '#workspace/pin-failure.ts'

export interface PinFormProps {
  readonly onUnlock: (pin: string) => Promise<PinFailure | null>
  /** The PIN is good for nothing any more; `words` say why. Or the person would rather type the password: then null. */
  readonly onPassword: (words: string | null) => void
}

/** Opens a tab that was locked for a moment. */
export function PinForm({ onUnlock, onPassword }: PinFormProps) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || form.current === null) return
    const pin = String(new FormData(form.current).get('pin') ?? '')
    // An Enter too many is no try.
    if (pin === '') return setError(t('lock.pinMissing'))
    setBusy(true)
    const failure = await onUnlock(pin)
    setBusy(false)
    if (failure === null) return
    if (failure.kind !== 'wrong') return onPassword(failure.kind === 'gone' ? t('lock.pinGone') : entryText(t, failure.failure))
    setError(t('lock.pinWrong', { count: failure.left }))
    form.current?.querySelector('input')?.select()
  }
  return (
    <form ref={form} className="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
      <Field id="pin" label={t('lock.pin')} error={error}>
        <TextInput
          id="pin"
          name="pin"
          type="password"
          inputMode="numeric"
          ref={focusFirst}
          invalid={error !== null}
          aria-describedby={describedBy('pin', { error: error !== null })}
        />
      </Field>
      <Button type="submit" look="primary" busy={busy}>
        {t(busy ? 'signIn.unlocking' : 'signIn.unlock')}
      </Button>
      <Button look="quiet" onClick={() => onPassword(null)}>
        {t('lock.usePassword')}
      </Button>
      <p className="ph-hidden" role="alert">
        {error}
      </p>
    </form>
  )
}
