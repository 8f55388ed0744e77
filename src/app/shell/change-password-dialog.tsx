import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { NewPasswordSteps } from '#features/sign-in/new-password-steps.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useAppParts } from '../app-parts.ts'

/** Another password for who works here, on the server and for what lies on this device. */
export function ChangePasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { session } = useAppParts()
  const { vault } = useDesk()
  const [done, setDone] = useState(false)
  if (done)
    return (
      <Dialog
        key="done"
        title={t('password.title')}
        onClose={onClose}
        actions={
          <Button look="primary" onClick={onClose}>
            {t('ui.close')}
          </Button>
        }
      >
        <Notice tone="good" live>
          {t('password.done')}
        </Notice>
      </Dialog>
    )
  return (
    <Dialog title={t('password.title')} onClose={onClose}>
      <NewPasswordSteps
        lead={t('password.ownLead')}
        username={vault.session().user.username}
        given={null}
        onChange={(next, current) => session.changePassword(current, next)}
        onDone={() => setDone(true)}
      />
    </Dialog>
  )
}
