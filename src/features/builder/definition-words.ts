import type { TFunction } from 'i18next'
import type { Issue } from '#core/lib/issue.ts'

/** What is wrong with a definition, by its code; `{{name}}` takes the issue's parameters. The route brings the words. */
export type DefinitionWords = Readonly<Record<string, string>>

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.map(shown).join(', ') : typeof value === 'object' ? '' : String(value)

const filled = (text: string, params: Issue['params']): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => shown(params[name] ?? ''))

/** An issue in words; commands have theirs among the words of the screen. */
export function definitionText(t: TFunction, words: DefinitionWords, issue: Issue): string {
  const own = words[issue.code]
  if (own !== undefined) return filled(own, issue.params)
  if (issue.code === 'edit.in-use' || issue.code === 'edit.needed') {
    const uses = Array.isArray(issue.params['uses']) ? (issue.params['uses'] as readonly { readonly kind: string }[]) : [] // as `usesOf` gives them
    return t(`builder.refused.${issue.code.slice(5)}`, { uses: [...new Set(uses.map(({ kind }) => t(`builder.use.${kind}`)))].join(', ') })
  }
  if (issue.code.startsWith('edit.')) return t(`builder.refused.${issue.code.slice(5)}`, { name: shown(issue.params['name'] ?? '') })
  return t('builder.refused.other', { code: issue.code })
}
