import { createContext } from 'react'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonValue } from '#core/lib/json.ts'

/** `<issue code>` → words with places to be filled, `{{name}}`. */
export type IssueWords = Readonly<Record<string, string>>

export const IssueWordsContext = createContext<IssueWords>({})

const shown = (value: JsonValue): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(shown).join(', ') : JSON.stringify(value)

/** What is wrong and what to do; a code that has no words says at least what the server said. */
export function issueWords(words: IssueWords, { code, params }: Pick<Issue, 'code' | 'params'>): string {
  const template = words[code] ?? (code.startsWith('shape.') ? words['shape'] : undefined)
  if (template === undefined) return `${code} ${JSON.stringify(params)}`
  const values: Readonly<Record<string, JsonValue>> = { keyword: code.replace(/^shape\./, ''), params: JSON.stringify(params), ...params }
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => shown(values[name] ?? ''))
}
