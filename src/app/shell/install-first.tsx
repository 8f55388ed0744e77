import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { browserSigns, needsInstalling } from '#workspace/browser-kind.ts'
import { useGo } from '#workspace/go.tsx'

const ANSWERED_KEY = 'phieu.install-answered'

/** On an iPhone or iPad: before the first form is typed, the app is to be on the home screen, or its work may be deleted. */
export function InstallFirst({ path }: { readonly path: string }) {
  const { t } = useTranslation()
  const go = useGo()
  const [answered, setAnswered] = useState(() => localStorage.getItem(ANSWERED_KEY) !== null)
  if (answered || !path.startsWith('/fill/') || !needsInstalling(browserSigns())) return null
  const stay = () => {
    localStorage.setItem(ANSWERED_KEY, '1')
    setAnswered(true)
  }
  const leave = () => go({ kind: 'forms' })
  return (
    <Dialog
      title={t('door.installTitle')}
      onClose={leave}
      actions={
        <>
          <Button onClick={stay}>{t('door.installStay')}</Button>
          <Button look="primary" onClick={leave}>
            {t('door.installLater')}
          </Button>
        </>
      }
    >
      <p>{t('door.installWhy')}</p>
      <ol>
        <li>{t('door.installStep1')}</li>
        <li>{t('door.installStep2')}</li>
        <li>{t('door.installStep3')}</li>
      </ol>
    </Dialog>
  )
}
