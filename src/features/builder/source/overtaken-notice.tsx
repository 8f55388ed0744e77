import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

export interface OvertakenNoticeProps {
  readonly onForm: () => void
  /** Null while the text is no form. */
  readonly onText: (() => void) | null
}

/** Text and form went apart: which of them counts is for a person to say. */
export function OvertakenNotice({ onForm, onText }: OvertakenNoticeProps) {
  const { t } = useTranslation()
  const actions = (
    <>
      <Button small onClick={onForm}>
        {t('builderTexts.source.takeForm')}
      </Button>
      {onText !== null && (
        <Button small onClick={onText}>
          {t('builderTexts.source.takeText')}
        </Button>
      )}
    </>
  )
  return (
    <Notice tone="warn" live title={t('builderTexts.source.overtaken')} actions={actions}>
      {t('builderTexts.source.overtakenHelp')}
    </Notice>
  )
}
