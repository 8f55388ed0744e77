import { useTranslation } from 'react-i18next'
import { useLang } from '#workspace/lang.ts'
import { setLang } from '../i18n/i18n.ts'

/** Two languages: one button that names the other one in its own words. */
export function LanguageSwitch() {
  const { i18n } = useTranslation()
  const lang = useLang()
  const next = lang === 'vi' ? 'en' : 'vi'
  return (
    <button type="button" className="ph-button ph-button-quiet ph-button-small" lang={next} onClick={() => void setLang(i18n, next)}>
      {next === 'en' ? 'English' : 'Tiếng Việt'}
    </button>
  )
}
