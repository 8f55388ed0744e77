import { RE2JS } from 're2js'
import { spend, type Meter } from './meter.ts'
import { translatePattern, type TranslatedPattern } from './translate-pattern.ts'

/** RE2 takes some 2 µs a character, as long as two dozen steps, and several times that for a pattern of hundreds of characters. */
const stepsPerCharacter = ({ size }: TranslatedPattern): number => 24 * (1 + (size >> 8))

function native(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, 'u')
  } catch {
    return null // an escape that is needless is an error there
  }
}

/**
 * A pattern in linear time whatever the text, anywhere in the text as JSON Schema says. Throws on what RE2 cannot express; admission has checked.
 * Patterns that cannot backtrack far are run by the engine at hand, which is 50 times as fast; all others by RE2.
 * @param meter of the validation, which a long text counts against
 */
export function compilePattern(pattern: string, meter: Meter | null = null): (text: string) => boolean {
  const translated = translatePattern(pattern)
  const compiled = RE2JS.compile(translated.text)
  const weight = stepsPerCharacter(translated)
  const simple = translated.isSimple ? native(pattern) : null
  if (simple !== null)
    return (text) => {
      if (meter !== null && text.length > 100) spend(meter, text.length >> (translated.size > 1 ? 4 : 6))
      return simple.test(text)
    }
  return (text) => {
    if (meter !== null) spend(meter, text.length * weight)
    return compiled.test(text)
  }
}

/** Longer ones are code in disguise, and cost as much to compile. */
export const maxPatternLength = 1000

/** Whether a pattern can be compiled. */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > maxPatternLength) return false
  try {
    compilePattern(pattern)
    return true
  } catch {
    return false
  }
}
