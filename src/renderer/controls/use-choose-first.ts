import { useFormScope } from '../form-scope.ts'
import { nearestPlace, type Place } from '../place.ts'

/** Which field is to be filled in before this one has choices, in words; undefined when it has them. */
export function useChooseFirst(place: Place): string | undefined {
  const { store, form, words, t } = useFormScope()
  const scope = store.instance.choiceScope(place.path)
  const first = scope.kind === 'waiting' ? nearestPlace(form, scope.first) : null
  return first === null ? undefined : t('field.choose-first', { label: words.field(first.node) })
}
