import type { Schema } from './full-schema.ts'

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value))

/** The names along a URI fragment that is a JSON pointer (`/$defs/a~1b`), or null when it is not well-formed. */
function stepsOf(fragment: string): readonly string[] | null {
  try {
    return decodeURIComponent(fragment)
      .split('/')
      .slice(1)
      .map((text) => text.replaceAll('~1', '/').replaceAll('~0', '~'))
  } catch {
    return null // `%` without its two digits
  }
}

/** What a local `$ref` (`#`, `#/$defs/address`) names, or null. */
export function resolvePointer(root: Schema, ref: string): Schema | null {
  if (ref !== '#' && !ref.startsWith('#/')) return null
  let at: unknown = root
  for (const name of stepsOf(ref.slice(1)) ?? ['']) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return null
    at = Reflect.get(at, name)
  }
  return isSchema(at) ? at : null
}
