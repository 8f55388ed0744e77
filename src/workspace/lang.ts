import { useTranslation } from 'react-i18next'

/** The language of the screen, for definitions and code lists that carry both. */
export function useLang(): 'vi' | 'en' {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'vi'
}
