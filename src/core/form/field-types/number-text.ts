import { issue } from '../../lib/issue.ts'
import { parseNumberText } from '../../lib/numbers.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'

/** Typed text → number or nothing; the field's own unit may stand behind it. */
export function readNumber(typed: string, node: FormNode): Result<number | undefined> {
  const clean = cleanText(typed)
  const { suffix } = node.settings
  const digits = suffix !== undefined && clean.endsWith(suffix) ? clean.slice(0, -suffix.length).trim() : clean
  return digits === '' ? ok(undefined) : parseNumberText(digits)
}

export const whole = (result: Result<number | undefined>): Result<number | undefined> =>
  result.ok && result.value !== undefined && !Number.isInteger(result.value) ? err([issue('number.not-whole')]) : result

export const withSuffix = (words: string, node: FormNode): string =>
  node.settings.suffix === undefined ? words : `${words} ${node.settings.suffix}`
