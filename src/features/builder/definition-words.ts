import type { TFunction } from 'i18next'
import type { Issue } from '#core/lib/issue.ts'

/** What is wrong with a definition, by its code; `{{name}}` takes the issue's parameters. The route brings the words. */
export type DefinitionWords = Readonly<Record<string, string>>

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.map(shown).join(', ') : typeof value === 'object' ? '' : String(value)

const filled = (text: string, params: Issue['params']): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => shown(params[name] ?? ''))

/** An issue in words; what uses a field is named by its kind. */
export function definitionText(t: TFunction, words: DefinitionWords, issue: Issue): string {
  const own = words[issue.code]
  if (own === undefined) return t('builder.refused', { code: issue.code })
  const { uses } = issue.params
  if (!Array.isArray(uses)) return filled(own, issue.params)
  const kinds = (uses as readonly { readonly kind: string }[]).map(({ kind }) => t(`builder.use.${kind}`)) // as `usesOf` gives them
  return filled(own, { uses: [...new Set(kinds)] })
}
