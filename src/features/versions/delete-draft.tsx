import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useRequest } from '#workspace/use-request.ts'
import { nameOfForm } from './name-of.ts'

interface DeleteDraftProps {
  readonly version: VersionSummary
  readonly onGone: () => void
  readonly small?: boolean
}

/** Asks first: a draft is in no chain of versions, and gone for good. */
export function DeleteDraft({ version, onGone, small = false }: DeleteDraftProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const { api } = useServices()
  const [asking, setAsking] = useState(false)
  const { busy, error, run } = useRequest()
  const remove = () =>
    run(
      () => api.authoring.deleteDraft(version.key, version.version),
      () => {
        setAsking(false)
        onGone()
      },
    )
  return (
    <>
      <Button look="quiet" icon="trash" small={small} onClick={() => setAsking(true)}>
        {t('versions.delete')}
      </Button>
      {asking && (
        <Dialog
          title={t('versions.delete')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('versions.keep')}</Button>
              <Button look="danger" busy={busy} onClick={() => void remove()}>
                {t('versions.delete')}
              </Button>
            </>
          }
        >
          <p>{t('versions.deleteText', { version: version.version, title: nameOfForm(version, lang) })}</p>
          {error !== null && <FailureNotice text={error.text} />}
        </Dialog>
      )}
    </>
  )
}
