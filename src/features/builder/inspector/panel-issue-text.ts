import type { TFunction } from 'i18next'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { formatNumber } from '#core/lib/numbers.ts'

const shown = (value: JsonValue): string =>
  typeof value === 'number' ? formatNumber(value) : typeof value === 'string' ? value : JSON.stringify(value)

/** What is wrong with a setting, in words that say what to do. */
export function panelIssueText(t: TFunction, { code, params }: Issue): string {
  const words = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)]))
  if (code.startsWith('panel.')) return t(`builderPanels.issues.${code.slice('panel.'.length)}`, words)
  // An emptied text is missing, not short.
  if (code === 'minLength' && params['limit'] === 1) return t('issue.required')
  return t([`issue.${code}`, 'issue.unknown'], words)
}

/** What went with a change: a choice, a line, a column, a default. */
export const panelNoteText = (t: TFunction, { code, params }: Issue): string =>
  t(
    `builderPanels.notes.${code.replace('.', '-')}`,
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)])),
  )

/** What a field loses when it becomes one of another type (`Converted.lost`). */
export function panelLossText(t: TFunction, { code, params: { name, title, keyword } }: Issue): string {
  const kind = code.slice('convert.'.length)
  return t(`builderPanels.lost.${kind}`, { keyword, title: kind === 'setting' ? t(`builderPanels.${String(name)}.title`) : title })
}
