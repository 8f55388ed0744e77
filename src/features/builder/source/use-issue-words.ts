import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Issue } from '#core/lib/issue.ts'

const filled = (words: string, params: Issue['params']): string =>
  words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = params[name]
    return typeof value === 'string' ? value : JSON.stringify(value ?? '')
  })

/** The words of an issue, of a table `<code>` → words; a code without words is told as it is. */
export function useIssueWords(issueWords: Readonly<Record<string, string>>): (found: { readonly issue: Issue }) => string {
  const { t } = useTranslation()
  return useCallback(
    ({ issue: { code, params } }) => {
      const words = issueWords[code] ?? (code.startsWith('shape.') ? issueWords['shape'] : undefined)
      if (words === undefined) return t('builderTexts.source.unknown', { code })
      return filled(words, { keyword: code.slice('shape.'.length), params: JSON.stringify(params), ...params })
    },
    [issueWords, t],
  )
}
