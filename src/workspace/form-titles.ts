import { useCallback } from 'react'
import { useDesk } from './desk.ts'
import { useLang } from './lang.ts'
import { useLoad } from './use-load.ts'

/** Titles of the forms this device knows, by form key; the key itself stands in for an unknown one. */
export function useFormTitles(): (formKey: string) => string {
  const { forms } = useDesk()
  const lang = useLang()
  const { state } = useLoad(useCallback(() => forms.summaries(), [forms]))
  const titles = new Map(
    state.kind === 'ready' ? state.value.map((form) => [form.key, lang === 'en' && form.titleEn !== '' ? form.titleEn : form.title]) : [],
  )
  return (formKey) => titles.get(formKey) ?? formKey
}
