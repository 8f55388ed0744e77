import type { FormNode } from '../compiled-form.ts'
import { compilePattern } from '../validate/pattern.ts'

const words = ['Nguyễn Thị Hoà', "H'Hen Niê", 'Đỗ Văn Ước', 'Số 12 đường Lạch Tray', 'Cẩm Giàng', 'An']

/** Numbers and codes as registers write them, for fields with a pattern. */
const codes = (n: number): readonly string[] => [
  ...Array.from({ length: 20 }, (_, i) =>
    String(n + 1)
      .padStart(i + 1, '0')
      .slice(-i - 1),
  ),
  `A${n}`,
  `HP${String(n).padStart(4, '0')}`,
  `${String(n).padStart(6, '0')}/HP-CCHN`,
  `${n + 1}/2026`,
  `H24.${n + 1}`,
  `A${String(n).padStart(3, '0')}`,
  'ABC',
]

const byFormat: Readonly<Record<string, (n: number) => string>> = {
  email: (n) => `nguoi.dung${n}@example.vn`,
  uri: (n) => `https://example.vn/${n}`,
  uuid: (n) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
}

/** A text that the field's length, pattern and format allow. Patterns are met by trial among the shapes above; a rarer one is left unmet. */
export function sampleText(node: FormNode, seed: number): string {
  const { minLength = 0, maxLength = 2000, pattern, format, const: fixed } = node.schema
  if (typeof fixed === 'string') return fixed
  const matches = pattern === undefined ? (): boolean => true : compilePattern(pattern)
  const own = byFormat[format ?? '']?.(seed)
  const word = words[seed % words.length] ?? 'An'
  const candidates = own !== undefined ? [own] : [word, ...words, ...codes(seed)]
  const fitted = candidates.map((each) => Array.from(each.padEnd(minLength, 'a')).slice(0, maxLength).join('').trim())
  const cased = node.settings.upperCase === true ? fitted.map((each) => each.toUpperCase()) : fitted
  return cased.find((each) => each.length >= minLength && matches(each)) ?? word
}
