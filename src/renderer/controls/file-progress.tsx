import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { RepeatUndo } from '../repeat-undo.tsx'
import type { TakeFile } from '../use-take-file.ts'
import { useFormScope } from '../form-scope.ts'

interface FileProgressProps {
  readonly taken: TakeFile
  /** What the field takes, in words. */
  readonly kinds: string
  readonly limit: string
}

/** What became of the last pick, and the way back. */
export function FileProgress({ taken, kinds, limit }: FileProgressProps) {
  const { t } = useFormScope()
  const { taking, former, interrupted, left } = taken
  return (
    <>
      <p className="ph-file-busy" role="status" data-keep={taking.kind === 'busy' || undefined}>
        {taking.kind === 'busy' && t('file.keeping', { name: taking.name })}
      </p>
      {taking.kind === 'failed' && (
        <p className="ph-message ph-message-error" role="alert">
          <Icon name="error" size={18} label={t('ui.error')} />{' '}
          <span>{t(`file.failed.${taking.why}`, { name: taking.name, kinds, limit })}</span>
        </p>
      )}
      <p className="ph-file-left" role="status">
        {left > 0 && t('file.left', { left })}
      </p>
      {interrupted !== null && (
        <p className="ph-file-interrupted">
          {t('file.interrupted', { name: interrupted })}{' '}
          <Button small look="quiet" onClick={taken.giveUp}>
            {t('file.give-up')}
          </Button>
        </p>
      )}
      {former !== null && (
        <RepeatUndo message={t(`file.${former.kind}`, { name: former.file.name })} onUndo={taken.undo} onClose={taken.forget} />
      )}
    </>
  )
}
