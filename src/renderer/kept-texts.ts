import type { TFunction } from 'i18next'

/**
 * The same translations, each plain word looked up once: a long form asks a thousand times for the same few, and a look-up
 * costs as much as an input. Calls with values are passed on.
 */
export function keptTexts(t: TFunction): TFunction {
  const known = new Map<string, string>()
  const kept = (key: string | readonly string[], values?: object): string => {
    if (typeof key !== 'string' || values !== undefined) return t(key as string, values as Record<string, unknown>) // overloads of a key or several
    const found = known.get(key) ?? t(key)
    known.set(key, found)
    return found
  }
  return kept as unknown as TFunction // beyond this the type holds a brand only
}
