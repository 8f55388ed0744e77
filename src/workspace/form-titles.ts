import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { isTestKey, realKey } from '#core/form/test-key.ts'
import { useDesk } from './desk.ts'
import { useLang } from './lang.ts'
import { useLoad } from './use-load.ts'

/** Titles of the forms this device knows, by form key; the key itself stands in for an unknown one. */
export function useFormTitles(): (formKey: string) => string {
  const { t } = useTranslation()
  const { forms } = useDesk()
  const lang = useLang()
  const { state } = useLoad(useCallback(() => forms.summaries(), [forms]))
  const titles = new Map(
    state.kind === 'ready' ? state.value.map((form) => [form.key, lang === 'en' && form.titleEn !== '' ? form.titleEn : form.title]) : [],
  )
  return (formKey) => {
    const title = titles.get(formKey) ?? realKey(formKey)
    return isTestKey(formKey) ? `${t('testMode.mark')} · ${title}` : title
  }
}
