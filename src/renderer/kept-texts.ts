import type { TFunction } from 'i18next'

const slot = /\{\{(\w+)\}\}/

/** Put together by i18next itself: plurals, variants, another language. */
const isSpecial = (values: object): boolean => ['count', 'context', 'lng', 'defaultValue'].some((name) => name in values)

/** Words and names of values in turn; null when i18next has to put them together. */
type Template = readonly string[] | null

function templateOf(text: string): Template {
  // Every other part is what the slot has caught.
  const parts = text.split(slot)
  return parts.some((part, at) => at % 2 === 0 && (part.includes('$t(') || part.includes('{{'))) ? null : parts
}

function filled(template: Template, values: Readonly<Record<string, unknown>>): string | null {
  if (template === null) return null
  let text = ''
  for (const [at, part] of template.entries()) {
    const value = at % 2 === 0 ? part : values[part]
    if (typeof value !== 'string' && typeof value !== 'number') return null
    text += value
  }
  return text
}

/**
 * The same translations, each looked up once: a long form asks a thousand times for the same few, and a look-up costs as much
 * as an input. Values are put into the kept words; what needs more than that is passed on.
 */
export function keptTexts(t: TFunction): TFunction {
  const known = new Map<string, Template>()
  const look = (key: string): Template => {
    const before = known.get(key)
    if (before !== undefined) return before
    const found = templateOf(t(key, { skipInterpolation: true }))
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
