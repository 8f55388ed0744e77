import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import type { CodeList, CodeListItem } from '../code-list.ts'
import type { FormDefinition } from '../definition.ts'

/** The key of forms whose author has not said yet what they are called; lists that are read with them begin with it. */
export const BEGUN_KEY = 'begun-form'

const MOST_KEY = 48
const cut = (key: string, most: number): string => key.slice(0, most).replace(/-+$/, '')

/** The key that a list of an imported form has once the form has its own: `begun-form-places` → `market-places`. */
export const listKeyFor = (key: string, formKey: string): string =>
  key.startsWith(`${BEGUN_KEY}-`) ? cut(`${formKey}-${key.slice(BEGUN_KEY.length + 1)}`, MOST_KEY) : key

/** A key like it that nobody has. */
export function freeListKey(key: string, taken: ReadonlySet<string>): string {
  for (let n = 2; ; n++) {
    const next = `${cut(key, MOST_KEY - 4)}-${n}`
    if (!taken.has(next)) return next
  }
}

function renamed(value: JsonValue, names: ReadonlyMap<string, string>): JsonValue {
  if (Array.isArray(value)) return value.map((each: JsonValue) => renamed(each, names))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const settings = key === 'x-phieu' && isJsonObject(inner) ? inner : null
      const list = settings?.['list']
      const name = typeof list === 'string' ? names.get(list) : undefined
      return [key, settings === null || name === undefined ? renamed(inner, names) : { ...settings, list: name }]
    }),
  )
}

/** The form with its fields choosing from lists by other keys. */
export const withListKeys = (definition: FormDefinition, names: ReadonlyMap<string, string>): FormDefinition => ({
  ...definition,
  schema: renamed(definition.schema as unknown as JsonValue, names) as unknown as FormDefinition['schema'], // a schema is JSON, and stays one
})

const written = ({ code, name, nameEn = '', parent = '', columns = {} }: CodeListItem): string =>
  JSON.stringify([code, name, nameEn, parent, Object.entries(columns).toSorted(([a], [b]) => (a < b ? -1 : 1))])

/** Whether two lists offer the same codes by the same names, in whatever order. */
export function isSameList(a: CodeList, b: CodeList): boolean {
  const codes = new Set(a.items.map(written))
  return a.items.length === b.items.length && b.items.every((item) => codes.has(written(item)))
}
