import type { Schema } from './full-schema.ts'

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value))

const unescapePointer = (text: string): string => decodeURIComponent(text).replaceAll('~1', '/').replaceAll('~0', '~')

/** What a local `$ref` (`#`, `#/$defs/address`) names, or null. */
export function resolvePointer(root: Schema, ref: string): Schema | null {
  if (ref !== '#' && !ref.startsWith('#/')) return null
  let at: unknown = root
  for (const name of ref.split('/').slice(1).map(unescapePointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return null
    at = Reflect.get(at, name)
  }
  return isSchema(at) ? at : null
}
