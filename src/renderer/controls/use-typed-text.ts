import { useMemo, type ChangeEvent, type FocusEvent } from 'react'
import { useFormScope } from '../form-scope.ts'
import type { Place } from '../place.ts'

/**
 * What an uncontrolled text control needs. The registration is kept for the life of the control:
 * a new one per render would take the element from react-hook-form and give it back each time.
 */
export function useTypedText(place: Place) {
  const { register, store } = useFormScope()
  return useMemo(
    () => ({
      ...register(place.name, {
        onChange: (event: ChangeEvent<HTMLInputElement>) => store.type(place, event.target.value),
        onBlur: (event: FocusEvent<HTMLInputElement>) => store.leave(place, event.target.value),
      }),
      defaultValue: store.text(place),
    }),
    [register, store, place],
  )
}
