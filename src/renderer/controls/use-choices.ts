import { useMemo, useState } from 'react'
import type { ChoiceItem as FormChoice } from '#core/form/instance-types.ts'
import type { ChoiceItem } from '#ui/choice-item.ts'
import { useFormScope } from '../form-scope.ts'
import type { Place } from '../place.ts'

const isSame = (a: readonly FormChoice[], b: readonly FormChoice[]): boolean =>
  a === b || (a.length === b.length && a.every((each, at) => each.value === b[at]?.value))

/** The choices at a place, the same list as long as they are the same: what is made ready for search hangs on it. */
export function useFormChoices(place: Place): readonly FormChoice[] {
  const choices = useFormScope().store.instance.choices(place.path)
  const [kept, setKept] = useState(choices)
  if (isSame(kept, choices)) return kept
  setKept(choices)
  return choices
}

/** The choices at a place, in words. Values that are not text (rare, `enum` of numbers) go by their text. */
export function useChoices(place: Place): readonly ChoiceItem[] {
  const { words } = useFormScope()
  const choices = useFormChoices(place)
  return useMemo(
    () => choices.map((choice) => ({ value: String(choice.value), label: words.choice(place.node, choice) })),
    [choices, words, place.node],
  )
}
