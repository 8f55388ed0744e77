import { isJsonObject, type JsonValue } from '../../lib/json.ts'

const twoSpaces = (value: JsonValue): string => `${JSON.stringify(value, null, 2)}\n`

/** The text of a code list, as files and servers keep it: two spaces, each item on a line of its own, so that a change of one code is a change of one line. */
export function codeListText(value: JsonValue): string {
  if (!isJsonObject(value) || !Array.isArray(value['items']) || value['items'].length === 0) return twoSpaces(value)
  const items = value['items'].map((item: JsonValue) => `    ${JSON.stringify(item)}`)
  const mark = '\u0001'
  return twoSpaces({ ...value, items: mark }).replace(JSON.stringify(mark), () => `[\n${items.join(',\n')}\n  ]`)
}
