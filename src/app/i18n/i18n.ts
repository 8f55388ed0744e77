import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { rendererTextsVi } from '#renderer/texts-vi.ts'
import { uiTextsVi } from '#ui/texts-vi.ts'
import { vi } from './vi/vi.ts'

export type Lang = 'vi' | 'en'
const LANG_KEY = 'phieu.lang'

/** The language last chosen on this device; Vietnamese at first. */
export const storedLang = (): Lang => (localStorage.getItem(LANG_KEY) === 'en' ? 'en' : 'vi')

/** Words of the screens. Vietnamese comes with the app; English is fetched when chosen (and is precached like every chunk). */
export async function createI18n(lang: Lang): Promise<i18n> {
  const instance = i18next.createInstance()
  await instance.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    resources: { vi: { translation: { ...vi, ...uiTextsVi, ...rendererTextsVi } } },
    // React escapes by itself; escaping twice shows `&amp;` in names.
    interpolation: { escapeValue: false },
    returnNull: false,
    // Vietnamese has one plural form and English texts avoid the question.
    pluralSeparator: '__',
  })
  await setLang(instance, lang)
  return instance
}

export async function setLang(instance: i18n, lang: Lang): Promise<void> {
  if (lang === 'en' && !instance.hasResourceBundle('en', 'translation')) {
    const { english } = await import('./english.ts')
    instance.addResourceBundle('en', 'translation', english)
  }
  await instance.changeLanguage(lang)
  localStorage.setItem(LANG_KEY, lang)
  document.documentElement.lang = lang
}
