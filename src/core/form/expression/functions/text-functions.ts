import { fold } from '../../../lib/vietnamese.ts'
import { toInt, wholeOf } from '../int-math.ts'
import { charactersPerStep, isCelList, type CelValue, type Frame } from '../cel-value.ts'
import { numberOf, textOf, type CelFunction } from './cel-function.ts'

type OnText = (text: string, ...others: readonly (CelValue | undefined)[]) => CelValue | undefined

type Weights = Pick<CelFunction, 'weight' | 'perCharacter'>

const onText = (signature: string, run: OnText, weights: Weights = { weight: 5 }): CelFunction => ({
  signature,
  ...weights,
  run: ([text, ...others]) => run(textOf(text), ...others),
})

/** Looking for a text in another: at worst every character is compared with every one of the other. */
const onSearch = (signature: string, run: OnText, perCharacter = 0): CelFunction => ({
  signature,
  weight: 5,
  run: ([text, other, ...others], frame) => {
    frame.left -= (textOf(text).length * textOf(other).length) / comparedAtOnce + textOf(text).length * perCharacter
    return frame.left < 0 ? undefined : run(textOf(text), other, ...others)
  },
})

const comparedAtOnce = 16

const ascii = (text: string, pattern: RegExp, change: (letters: string) => string): string => text.replace(pattern, change)

function substring(text: string, from: number, to: number): string | undefined {
  return from >= 0 && from <= to && to <= text.length ? text.slice(from, to) : undefined
}

const listOfTexts = (value: CelValue | undefined): readonly string[] => (isCelList(value) ? value.map(textOf) : [])

/** A long text of a record may stand in a list many times over, and these together be longer than any text can be: they are counted first. */
function joined(list: CelValue | undefined, separator: string, frame: Frame): string | undefined {
  const texts = listOfTexts(list)
  frame.left -= texts.reduce((sum, each) => sum + each.length + separator.length, 0) / charactersPerStep
  return frame.left < 0 ? undefined : texts.join(separator)
}

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/
const intPattern = /^[+-]?\d{1,19}$/

/** What CEL itself has for texts, and conversions. Letters of `lowerAscii` are a to z only. */
export const standardTextFunctions: readonly CelFunction[] = [
  onText('size(string): int', (text) => [...text].length, { weight: 5, perCharacter: 2 }),
  onText('string.size(): int', (text) => [...text].length, { weight: 5, perCharacter: 2 }),
  onText('string.startsWith(string): bool', (text, other) => text.startsWith(textOf(other))),
  onText('string.endsWith(string): bool', (text, other) => text.endsWith(textOf(other))),
  onSearch('string.contains(string): bool', (text, other) => text.includes(textOf(other))),
  onText('string.lowerAscii(): string', (text) => ascii(text, /[A-Z]+/g, (letters) => letters.toLowerCase()), {
    weight: 10,
    perCharacter: 6,
  }),
  onText('string.upperAscii(): string', (text) => ascii(text, /[a-z]+/g, (letters) => letters.toUpperCase()), {
    weight: 10,
    perCharacter: 6,
  }),
  onText('string.trim(): string', (text) => text.trim()),
  onSearch('string.indexOf(string): int', (text, other) => text.indexOf(textOf(other))),
  onSearch('string.lastIndexOf(string): int', (text, other) => text.lastIndexOf(textOf(other))),
  onText('string.substring(int): string', (text, from) => substring(text, numberOf(from), text.length)),
  onText('string.substring(int, int): string', (text, from, to) => substring(text, numberOf(from), numberOf(to))),
  // Each part becomes a text of its own.
  onSearch('string.split(string): list<string>', (text, separator) => text.split(textOf(separator)), 4),
  { signature: 'list<string>.join(): string', run: ([list], frame) => joined(list, '', frame) },
  { signature: 'list<string>.join(string): string', run: ([list, separator], frame) => joined(list, textOf(separator), frame) },
  onText('string(string): string', (text) => text),
  { signature: 'string(int): string', weight: 20, run: ([value]) => String(value) },
  { signature: 'string(double): string', weight: 60, run: ([value]) => String(value) },
  { signature: 'string(bool): string', run: ([value]) => String(value) },
  onText('int(string): int', (text) => (intPattern.test(text) ? toInt(BigInt(text)) : undefined), { weight: 40 }),
  { signature: 'int(double): int', weight: 40, run: ([value]) => wholeOf(Math.trunc(numberOf(value))) },
  { signature: 'int(int): int', run: ([value]) => value },
  onText('double(string): double', (text) => (numberPattern.test(text) ? Number(text) : undefined), { weight: 40 }),
  { signature: 'double(int): double', run: ([value]) => numberOf(value) },
  { signature: 'double(double): double', run: ([value]) => value },
]

/** Vietnamese text. */
export const textFunctions: readonly CelFunction[] = [
  onText('fold(string): string', fold, { weight: 40, perCharacter: 40 }),
  onText('same_text(string, string): bool', (text, other) => fold(text) === fold(textOf(other)), { weight: 40, perCharacter: 40 }),
  onText('lower(string): string', (text) => text.toLowerCase(), { weight: 20, perCharacter: 1 }),
  onText('upper(string): string', (text) => text.toUpperCase(), { weight: 20, perCharacter: 1 }),
]
