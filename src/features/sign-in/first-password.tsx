import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import type { NewPassword } from '#workspace/entry-failure.ts'
import { NewPasswordSteps } from './new-password-steps.tsx'

/** At the door: a password of one's own, before anything is opened or made on this device. */
export function FirstPassword({ asked, onBack }: { readonly asked: NewPassword; readonly onBack: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      <header>
        <h1 tabIndex={-1}>{t('password.title')}</h1>
      </header>
      <NewPasswordSteps lead={t('password.lead')} username={asked.username} given={asked.given} onChange={asked.change} />
      <Button look="quiet" icon="left" onClick={onBack}>
        {t('password.back')}
      </Button>
    </>
  )
}
