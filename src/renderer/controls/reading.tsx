import type { JsonValue } from '#core/lib/json.ts'
import { useChannel, useFormScope } from '../form-scope.ts'
import type { Place } from '../place.ts'

interface ReadingProps {
  readonly place: Place
  /** How the value is understood, in words; null when there is nothing to tell. Gets what stands in the input. */
  readonly read: (value: JsonValue | undefined, typed: string) => string | null
}

/** Echoes under the input how the typed text was understood. It alone renders while one types. */
export function Reading({ place, read }: ReadingProps) {
  const { store, t } = useFormScope()
  useChannel(`${place.path}#text`)
  const input = typeof document === 'undefined' ? null : document.getElementById(place.id)
  const typed = input instanceof HTMLInputElement ? input.value : store.text(place)
  const reading = read(store.instance.value(place.path), typed)
  return (
    <output className="ph-reading" htmlFor={place.id} aria-live="off">
      {reading === null ? '' : t('field.reading', { reading })}
    </output>
  )
}
