import type { JsonObject } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CodeLists } from './code-list.ts'
import type { CompiledForm } from './compiled-form.ts'
import { placesOf, valueAt } from './node-values.ts'
import { searchText } from './search-text.ts'

/**
 * The searchable fields that have a value, as text: template path → text; the rows of a repeat one after another.
 * Codes come as names when `lists` are at hand, else as codes. Folding for search is the reader's (`fold`).
 */
export function searchableValues(
  form: Pick<CompiledForm, 'definition' | 'byPath'>,
  values: JsonObject,
  context?: { readonly lists: CodeLists },
): Readonly<Record<RecordPath, string>> {
  const entries = form.definition.searchable.flatMap((path): [RecordPath, string][] => {
    const node = form.byPath.get(path)
    if (node === undefined) return []
    const texts = placesOf(values, path).flatMap((place) => {
      const value = valueAt(values, place)
      return value === undefined ? [] : searchText(value, node, context?.lists)
    })
    const text = texts.filter((each) => each !== '').join(' ')
    return text === '' ? [] : [[path, text]]
  })
  return Object.fromEntries(entries)
}
