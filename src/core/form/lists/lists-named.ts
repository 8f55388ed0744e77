import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { codeListFunctionNames } from '../expression/functions/code-list-functions.ts'

const looksInto = new RegExp(`\\b(?:${[...codeListFunctionNames].join('|')})\\(\\s*(['"])([a-z][a-z0-9-]{2,47})\\1`, 'g')

/**
 * Keys of the code lists that a form's text names: fields that choose from them, and rules that look into them. Of a draft too, whether
 * it is a form already or not; a compiled form says the same in `lists`.
 */
export function listsNamed(document: JsonValue): ReadonlySet<string> {
  const found = new Set<string>()
  const walk = (value: JsonValue): void => {
    if (typeof value === 'string') for (const [, , key = ''] of value.matchAll(looksInto)) found.add(key)
    if (Array.isArray(value)) value.forEach(walk)
    if (!isJsonObject(value)) return
    const settings = value['x-phieu']
    if (isJsonObject(settings) && typeof settings['list'] === 'string') found.add(settings['list'])
    Object.values(value).forEach(walk)
  }
  walk(document)
  return found
}
