import { RE2JS } from 're2js'
import { cleanText } from '../../lib/vietnamese.ts'

/** The groups of a pattern that fits the whole text, cleaned; null when it does not fit. RE2: linear time. */
export function splitText(pattern: string, text: string): readonly string[] | null {
  const matcher = RE2JS.compile(RE2JS.translateRegExp(pattern)).matcher(text)
  if (!matcher.matches()) return null
  return Array.from({ length: matcher.groupCount() }, (_, i) => cleanText(matcher.group(i + 1) ?? ''))
}

/** How many groups a pattern has; null when it is none. */
export function groupsOf(pattern: string): number | null {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern)).matcher('').groupCount()
  } catch {
    return null
  }
}

const letters = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')

/** Whether the parts say all that the text said, but for spaces and punctuation. */
export const saysAll = (text: string, parts: readonly string[]): boolean => letters(text) === letters(parts.join(''))
