import i18next from 'i18next'
import { definitionIssuesEn } from '#app/i18n/en/definition-issues.ts'
import { definitionIssuesVi } from '#app/i18n/vi/definition-issues.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonValue } from '#core/lib/json.ts'

const shown = (value: JsonValue): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(shown).join(', ') : JSON.stringify(value)

/** @returns the words for an issue of a definition, an upgrade map or a list, in both languages, one line each, with where it is and its code */
export async function definitionWords(): Promise<(issue: Issue) => readonly string[]> {
  const instance = i18next.createInstance()
  await instance.init({
    lng: 'vi',
    // Codes are whole keys, and nothing here is HTML.
    keySeparator: false,
    interpolation: { escapeValue: false },
    resources: { vi: { translation: definitionIssuesVi }, en: { translation: definitionIssuesEn } },
  })
  const inLanguage = (lng: string, { code, params }: Issue): string => {
    const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)]))
    const key = [code, ...(code.startsWith('shape.') ? ['shape'] : [])].find((each) => instance.exists(each))
    return key === undefined
      ? `${code} ${JSON.stringify(params)}`
      : instance.t(key, { ...values, lng, keyword: values['keyword'] ?? code.replace(/^shape\./, ''), params: JSON.stringify(params) })
  }
  return (found) => [`${found.path || '/'} [${found.code}]`, `  ${inLanguage('vi', found)}`, `  ${inLanguage('en', found)}`]
}
