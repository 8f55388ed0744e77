import { useCallback } from 'react'
import type { ChoiceItem } from '#ui/choice-item.ts'
import { useDesk } from './desk.ts'
import { useLang } from './lang.ts'
import { useLoad } from './use-load.ts'

/** The forms this person reaches, once each, to filter by. */
export function useFormChoices(): readonly ChoiceItem[] {
  const { forms } = useDesk()
  const lang = useLang()
  const { state } = useLoad(useCallback(() => forms.summaries(), [forms]))
  if (state.kind !== 'ready') return []
  return state.value
    .filter((form) => form.current)
    .map((form) => ({ value: form.key, label: lang === 'en' && form.titleEn !== '' ? form.titleEn : form.title }))
}
