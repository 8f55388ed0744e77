import { audioTypes } from '#core/form/file-limits.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { acceptText, fileKinds } from '../file-kinds.ts'
import { useFormScope } from '../form-scope.ts'
import { useRecorder } from '../use-recorder.ts'
import type { TakeFile } from '../use-take-file.ts'
import type { ControlProps } from './control-props.ts'
import { FilePicker } from './file-picker.tsx'
import './audio.css'

/** Five minutes are a long statement. */
const SECONDS = 300

/** A recording: made on the spot, or a file. */
export function AudioControl(props: ControlProps) {
  const { t } = useFormScope()
  return (
    <FilePicker
      {...props}
      kinds={fileKinds(audioTypes)}
      ways={[{ label: t('audio.choose'), icon: 'upload', accept: `audio/*,${acceptText(audioTypes)}` }]}
      beside={(taken) => <RecordButtons limit={props.place.node.settings.maxSeconds ?? SECONDS} taken={taken} />}
    />
  )
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

interface RecordButtonsProps {
  readonly limit: number
  readonly taken: TakeFile
}

/** One button starts and stops, so that the key that began also ends it. */
function RecordButtons({ limit, taken }: RecordButtonsProps) {
  const { t } = useFormScope()
  const { recording, start, stop, discard } = useRecorder(limit, taken)
  const on = recording.kind === 'recording'
  return (
    <div className="ph-record" data-keep={on || recording.kind === 'asking' || undefined}>
      <Button icon={on ? 'stop' : 'sound'} data-stop busy={recording.kind === 'asking'} onClick={on ? stop : start}>
        {t(on ? 'audio.stop' : 'audio.record')}
      </Button>
      {on && (
        <>
          <Button look="quiet" onClick={discard}>
            {t('audio.discard')}
          </Button>
          <span className="ph-record-time">{t('audio.recording', { time: clock(recording.seconds), limit: clock(limit) })}</span>
          <meter min={0} max={1} value={recording.level} aria-label={t('audio.level')} />
        </>
      )}
      <div role="status">
        {recording.kind === 'failed' && (
          <p className="ph-message ph-message-warning">
            <Icon name="warning" size={18} label={t('ui.warning')} /> <span>{t(`audio.${recording.why}`)}</span>
          </p>
        )}
      </div>
    </div>
  )
}
