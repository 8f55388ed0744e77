import { useTranslation } from 'react-i18next'
import './demo.css'

/** On every screen and every printed page of a demonstration server. */
export function DemoMark() {
  const { t } = useTranslation()
  return (
    <aside className="demo-mark" aria-label={t('shell.demoMarkHelp')}>
      {t('shell.demoMark')}
    </aside>
  )
}
