import { issue } from '../../lib/issue.ts'
import type { JsonValue } from '../../lib/json.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { cleanText } from '../../lib/vietnamese.ts'
import type { FormNode } from '../compiled-form.ts'
import type { Symbology } from '../symbologies.ts'
import { declaredDefault } from './declared-default.ts'
import type { FieldFinding, FieldType } from './field-type.ts'
import { plain } from './plain.ts'

const retail: ReadonlySet<Symbology> = new Set(['ean-13', 'ean-8', 'upc-a'])

/** Goods only: 8, 12 or 13 digits, the last one checks the others (GS1 General Specifications 7.9). */
const isRetail = ({ settings }: FormNode): boolean => settings.symbologies?.every((name) => retail.has(name)) ?? false

const checkDigit = (digits: string): number =>
  (10 - ([...digits].toReversed().reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 3 : 1), 0) % 10)) % 10

const isSound = (code: string): boolean => /^(\d{8}|\d{12,13})$/.test(code) && checkDigit(code.slice(0, -1)) === Number(code.at(-1))

function parse(typed: string, node: FormNode): Result<JsonValue | undefined> {
  if (/[\p{Cc}\p{Cs}]/u.test(typed.trim())) return err([issue('barcode.text')])
  const text = cleanText(typed)
  const code = isRetail(node) ? text.replace(/\s/g, '') : text
  return ok(code === '' ? undefined : code)
}

function check(value: JsonValue, node: FormNode): readonly FieldFinding[] {
  if (typeof value !== 'string') return []
  if (/[\p{Cc}\p{Cs}]/u.test(value)) return [issue('barcode.text')]
  return !isRetail(node) || isSound(value) ? [] : [issue('barcode.check-digit')]
}

/** What a printed code says, typed, from a reader that types, or by the camera. Errors `barcode.text`, `barcode.check-digit`. */
export const barcode: FieldType = {
  name: 'barcode',
  default: declaredDefault,
  parse,
  format: plain,
  display: plain,
  check,
  sample(node, seed) {
    if (!isRetail(node)) return `HP-${String(seed).padStart(6, '0')}`
    const twelve = `893${String((seed * 7919) % 1_000_000_000).padStart(9, '0')}`
    return `${twelve}${checkDigit(twelve)}`
  },
}
