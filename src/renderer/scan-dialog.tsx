import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import type { Symbology } from '#core/form/symbologies.ts'
import { useFormScope } from './form-scope.ts'
import { useCamera } from './use-camera.ts'
import './scan-dialog.css'

interface ScanDialogProps {
  readonly symbologies: readonly Symbology[] | undefined
  readonly onFound: (text: string) => void
  readonly onClose: () => void
}

/** What the camera sees, until it sees a code. */
export function ScanDialog({ symbologies, onFound, onClose }: ScanDialogProps) {
  const { t } = useFormScope()
  const { video, state } = useCamera(symbologies, onFound)
  const trouble = state === 'starting' || state === 'looking' ? null : state
  return (
    <Dialog title={t('scan.title')} onClose={onClose} actions={<Button onClick={onClose}>{t('scan.cancel')}</Button>}>
      <div className="ph-scan">
        {trouble === null && (
          // Nothing is heard: it is the camera.
          <video ref={video} muted playsInline data-looking={state === 'looking' || undefined} />
        )}
        <p role="status" className={trouble === null ? undefined : 'ph-message ph-message-warning'}>
          {trouble !== null && <Icon name="warning" size={18} label={t('ui.warning')} />}
          <span>{t(trouble === null ? (state === 'starting' ? 'scan.starting' : 'scan.aim') : `scan.${trouble}`)}</span>
        </p>
      </div>
    </Dialog>
  )
}
