import { useState } from 'react'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import type { JsonValue } from '#core/lib/json.ts'

const textOf = (value: unknown): string => canonicalJson(value as JsonValue) // remarks, paths and provisional texts are plain JSON

/**
 * The former value as long as the new one says the same. Small lists that a parent makes anew at each render
 * would otherwise render every field of the form.
 */
export function useSame<T>(value: T): T {
  const [kept, setKept] = useState(() => ({ text: textOf(value), value }))
  if (kept.value === value) return value
  const text = textOf(value)
  if (kept.text === text) return kept.value
  setKept({ text, value })
  return value
}
