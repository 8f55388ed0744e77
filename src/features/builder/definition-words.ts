import type { TFunction } from 'i18next'
import type { Issue } from '#core/lib/issue.ts'
import { issueWords, type IssueWords } from '#workspace/issue-words.ts'

/** What is wrong with a definition, by its code. The route brings the words. */
export type DefinitionWords = IssueWords

/** An issue in words; what uses a field is named by its kind. */
export function definitionText(t: TFunction, words: DefinitionWords, { code, params }: Pick<Issue, 'code' | 'params'>): string {
  if (words[code] === undefined && !code.startsWith('shape.')) return t('builder.refused', { code })
  const { uses } = params
  if (!Array.isArray(uses)) return issueWords(words, { code, params })
  const kinds = (uses as readonly { readonly kind: string }[]).map(({ kind }) => t(`builder.use.${kind}`)) // as `usesOf` gives them
  return issueWords(words, { code, params: { ...params, uses: [...new Set(kinds)] } })
}
