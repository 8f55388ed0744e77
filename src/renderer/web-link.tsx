import type { JsonValue } from '#core/lib/json.ts'
import { isWebAddress } from '#core/lib/web-address.ts'

/** An address to go to, when it is one that may be opened; else what stands there, as text. The page it leads to learns nothing of this one. */
export function WebLink({ value, words }: { readonly value: JsonValue | undefined; readonly words: string }) {
  if (typeof value !== 'string' || !isWebAddress(value)) return words
  return (
    <a href={value} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  )
}
