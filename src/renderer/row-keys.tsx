import { KeyHint } from '#ui/key-hint.tsx'
import { useTranslation } from 'react-i18next'

/** The keys that move a row. */
export function RowKeys() {
  const { t } = useTranslation()
  return (
    <span className="ph-repeat-keys" title={t('repeat.keys')}>
      <KeyHint keys={['Alt', '↑', '↓']} />
    </span>
  )
}
