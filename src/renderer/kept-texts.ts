import type { TFunction } from 'i18next'

const slot = /\{\{(\w+)\}\}/g

/** Put together by i18next itself: plurals, variants, another language. */
const isSpecial = (values: object): boolean => ['count', 'context', 'lng', 'defaultValue'].some((name) => name in values)

function filled(template: string, values: Readonly<Record<string, unknown>>): string | null {
  const missing = { any: template.includes('$t(') || template.replaceAll(slot, '').includes('{{') }
  const text = template.replaceAll(slot, (_, name: string) => {
    const value = values[name]
    if (typeof value !== 'string' && typeof value !== 'number') missing.any = true
    return String(value)
  })
  return missing.any ? null : text
}

/**
 * The same translations, each looked up once: a long form asks a thousand times for the same few, and a look-up costs as much
 * as an input. Values are put into the kept words; what needs more than that is passed on.
 */
export function keptTexts(t: TFunction): TFunction {
  const known = new Map<string, string>()
  const look = (key: string): string => {
    const found = known.get(key) ?? t(key, { skipInterpolation: true })
    known.set(key, found)
    return found
  }
  const kept = (key: string | readonly string[], values?: object): string => {
    if (typeof key !== 'string' || (values !== undefined && isSpecial(values))) return t(key as string, values as Record<string, unknown>) // overloads of a key or several
    const given = (values ?? {}) as Record<string, unknown> // values of i18next are named
    return filled(look(key), given) ?? t(key, given)
  }
  return kept as unknown as TFunction // beyond this the type holds a brand only
}
