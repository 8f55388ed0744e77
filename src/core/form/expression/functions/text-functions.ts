import { fold } from '../../../lib/vietnamese.ts'
import { toInt } from '../int-math.ts'
import { isCelList, type CelValue } from '../cel-value.ts'
import { numberOf, textOf, type CelFunction } from './cel-function.ts'

type OnText = (text: string, ...others: readonly (CelValue | undefined)[]) => CelValue | undefined

const onText = (signature: string, run: OnText): CelFunction => ({
  signature,
  run: ([text, ...others]) => run(textOf(text), ...others),
})

const ascii = (text: string, pattern: RegExp, change: (letters: string) => string): string => text.replace(pattern, change)

function substring(text: string, from: number, to: number): string | undefined {
  return from >= 0 && from <= to && to <= text.length ? text.slice(from, to) : undefined
}

const listOfTexts = (value: CelValue | undefined): readonly string[] => (isCelList(value) ? value.map(textOf) : [])

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/
const intPattern = /^[+-]?\d{1,19}$/

/** What CEL itself has for texts, and conversions. Letters of `lowerAscii` are a to z only. */
export const standardTextFunctions: readonly CelFunction[] = [
  onText('size(string): int', (text) => [...text].length),
  onText('string.size(): int', (text) => [...text].length),
  onText('string.startsWith(string): bool', (text, other) => text.startsWith(textOf(other))),
  onText('string.endsWith(string): bool', (text, other) => text.endsWith(textOf(other))),
  onText('string.contains(string): bool', (text, other) => text.includes(textOf(other))),
  onText('string.lowerAscii(): string', (text) => ascii(text, /[A-Z]+/g, (letters) => letters.toLowerCase())),
  onText('string.upperAscii(): string', (text) => ascii(text, /[a-z]+/g, (letters) => letters.toUpperCase())),
  onText('string.trim(): string', (text) => text.trim()),
  onText('string.indexOf(string): int', (text, other) => text.indexOf(textOf(other))),
  onText('string.lastIndexOf(string): int', (text, other) => text.lastIndexOf(textOf(other))),
  onText('string.substring(int): string', (text, from) => substring(text, numberOf(from), text.length)),
  onText('string.substring(int, int): string', (text, from, to) => substring(text, numberOf(from), numberOf(to))),
  onText('string.split(string): list<string>', (text, separator) => text.split(textOf(separator))),
  { signature: 'list<string>.join(): string', run: ([list]) => listOfTexts(list).join('') },
  { signature: 'list<string>.join(string): string', run: ([list, separator]) => listOfTexts(list).join(textOf(separator)) },
  onText('string(string): string', (text) => text),
  { signature: 'string(int): string', run: ([value]) => String(value) },
  { signature: 'string(double): string', run: ([value]) => String(value) },
  { signature: 'string(bool): string', run: ([value]) => String(value) },
  onText('int(string): int', (text) => (intPattern.test(text) ? toInt(BigInt(text)) : undefined)),
  { signature: 'int(double): int', run: ([value]) => toInt(BigInt(Math.trunc(numberOf(value)))) },
  { signature: 'int(int): int', run: ([value]) => value },
  onText('double(string): double', (text) => (numberPattern.test(text) ? Number(text) : undefined)),
  { signature: 'double(int): double', run: ([value]) => numberOf(value) },
  { signature: 'double(double): double', run: ([value]) => value },
]

/** Vietnamese text. */
export const textFunctions: readonly CelFunction[] = [
  onText('fold(string): string', fold),
  onText('same_text(string, string): bool', (text, other) => fold(text) === fold(textOf(other))),
  onText('lower(string): string', (text) => text.toLowerCase()),
  onText('upper(string): string', (text) => text.toUpperCase()),
]
