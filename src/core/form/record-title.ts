import type { JsonObject } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CodeLists } from './code-list.ts'
import type { CompiledForm } from './compiled-form.ts'
import { fieldType } from './field-types/registry.ts'
import { valueAt } from './node-values.ts'

/** Parts of one name, which belong together: `Đỗ Minh Khôi`, not `Đỗ · Minh · Khôi`. */
const nameParts = ['person.family-name', 'person.middle-name', 'person.given-name']

const parentOf = (path: RecordPath): RecordPath => path.slice(0, path.lastIndexOf('/'))

/**
 * What a record is called in lists, made of the definition's title fields in Vietnamese: `HẢI ĐĂNG · 20/01/2026`.
 * Empty when none of them has a value yet; hidden values count, so give visible ones where that matters.
 */
export function recordTitle(
  form: Pick<CompiledForm, 'definition' | 'byPath'>,
  values: JsonObject,
  context: { readonly lists: CodeLists },
): string {
  let title = ''
  let before: RecordPath | null = null
  for (const path of form.definition.titleFields) {
    const node = form.byPath.get(path)
    const value = valueAt(values, path)
    if (node === undefined || value === undefined) continue
    const words = fieldType(node.type).display(value, node, { lists: context.lists, lang: 'vi' })
    if (words === '') continue
    const nameOf: RecordPath | null = nameParts.includes(node.settings.concept ?? '') ? parentOf(path) : null
    const separator = title === '' ? '' : nameOf !== null && nameOf === before ? ' ' : ' · '
    title += separator + words
    before = nameOf
  }
  return title
}
