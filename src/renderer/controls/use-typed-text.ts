import { useMemo, type ChangeEvent, type FocusEvent } from 'react'
import { useFormScope } from '../form-scope.ts'
import type { Place } from '../place.ts'

type TextControl = HTMLInputElement | HTMLTextAreaElement

/** What an uncontrolled text control needs: the document keeps what is typed, the store hears of it. The same for the life of the control. */
export function useTypedText(place: Place) {
  const { store } = useFormScope()
  return useMemo(
    () => ({
      name: place.name,
      defaultValue: store.text(place),
      onChange: (event: ChangeEvent<TextControl>) => store.type(place, event.target.value),
      onBlur: (event: FocusEvent<TextControl>) => store.leave(place, event.target.value),
    }),
    [store, place],
  )
}
