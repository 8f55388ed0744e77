import type { TFunction } from 'i18next'
import type { FormIssue, FormNode } from '#core/form/compiled-form.ts'
import { formatDate, isPartialDate } from '#core/lib/calendar.ts'
import { sizeInWords } from '#core/form/field-types/file-value.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { formatNumber } from '#core/lib/numbers.ts'
import { fileKind } from './file-kinds.ts'
import type { FormWords } from './form-words.ts'
import { ruleIdOf } from './reasons.ts'

const chosen = new Set(['choice', 'multi-choice', 'yes-no', 'admin-unit', 'record-ref', 'period', 'rating', 'ranking', 'image-choice'])

const shownParam = (value: JsonValue): string => {
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'string') return isPartialDate(value) ? formatDate(value) : value
  return JSON.stringify(value)
}

const fileParam = (value: JsonValue): string => (typeof value === 'number' ? sizeInWords(value) : fileKind(shownParam(value)))

/** Steps of 5 are not a matter of decimals. */
const isWholeStep = ({ code, params }: FormIssue): boolean => code === 'multipleOf' && Number.isInteger(params['limit'])

/** An issue in words that say what to do: the form's own for a rule, ours for the rest. */
export function issueText(t: TFunction, words: FormWords, issue: FormIssue, node: FormNode | null): string {
  // A rule that could not be judged has not failed: its message would be wrong.
  const rule = issue.code === 'rule.too-long' ? null : words.ruleWith(ruleIdOf(issue), issue.params['values'])
  if (rule !== null) return rule
  const params = Object.fromEntries(
    Object.entries(issue.params).map(([name, value]) => [name, issue.code.startsWith('file.') ? fileParam(value) : shownParam(value)]),
  )
  const kind = node === null ? '' : node.kind === 'repeat' ? '.rows' : chosen.has(node.type) ? '.choose' : isWholeStep(issue) ? '.step' : ''
  return t([`issue.${issue.code}${kind}`, `issue.${issue.code}`, 'issue.unknown'], params)
}
