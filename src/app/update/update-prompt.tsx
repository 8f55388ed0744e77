import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useUnsavedWork } from '#workspace/unsaved-work.ts'
import { useAppParts } from '../app-parts.ts'
import { useConnection } from '../shell/use-connection.ts'

/** A new version is offered, never forced: not while a form is half typed, not while something is being sent. */
export function UpdatePrompt() {
  const { updates } = useAppParts()
  const state = useSyncExternalStore(updates.subscribe, updates.state)
  return state.kind === 'waiting' ? <Offer /> : null
}

function Offer() {
  const { t } = useTranslation()
  const { updates } = useAppParts()
  const unsaved = useUnsavedWork()
  const { sending } = useConnection('unknown')
  const apply = () => {
    if (!unsaved.isDirty() && sending === 0) updates.apply()
  }
  const open = useSyncExternalStore(unsaved.subscribe, unsaved.hasOpen)
  const waits = open || sending > 0
  return (
    <div className="ph-no-print">
      <Notice
        banner
        live
        icon="download"
        actions={
          !waits && (
            <Button small look="primary" onClick={apply}>
              {t('shell.updateNow')}
            </Button>
          )
        }
      >
        {t(waits ? 'shell.updateWaits' : 'shell.updateReady')}
      </Notice>
    </div>
  )
}
