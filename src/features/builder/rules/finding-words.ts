import type { TFunction } from 'i18next'
import type { RuleFinding } from '#core/form/authoring/rules/findings.ts'
import type { JsonValue } from '#core/lib/json.ts'
import type { Issue } from '#core/lib/issue.ts'

const shown = (value: JsonValue): string =>
  Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value)

export function issueWords(t: TFunction, { code, params }: Issue): string {
  const words = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)]))
  return t([`builderRules.issue.${code}`, 'builderRules.issue.other'], { ...words, code })
}

/** What is wrong and what to do, in words. */
export function findingWords(t: TFunction, finding: RuleFinding): string {
  if (finding.kind === 'circle')
    return t('builderRules.issue.circle', {
      fields: [...finding.fields, ...finding.fields.slice(0, 1)].map(({ title }) => title).join(' → '),
    })
  if (finding.kind === 'missing-field') return t('builderRules.issue.missing-field', { name: finding.name })
  return issueWords(t, finding.issue)
}
