import { useMemo } from 'react'
import type { ChoiceItem } from '#ui/choice-item.ts'
import { useFormScope } from '../form-scope.ts'
import type { Place } from '../place.ts'

/** The choices at a place, in words. Values that are not text (rare, `enum` of numbers) go by their text. */
export function useChoices(place: Place): readonly ChoiceItem[] {
  const { store, words } = useFormScope()
  const choices = store.instance.choices(place.path)
  return useMemo(
    () => choices.map((choice) => ({ value: String(choice.value), label: words.choice(place.node, choice) })),
    [choices, words, place.node],
  )
}
