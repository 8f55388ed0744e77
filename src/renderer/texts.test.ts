import { expect, test } from 'vitest'
import { rendererTextsEn } from './texts-en.ts'
import { rendererTextsVi } from './texts-vi.ts'

/** What a value typed into a form can cause; codes that only hand-made records have fall back to `issue.unknown`. */
const typed = [
  'required',
  'enum',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'minItems',
  'maxItems',
  'uniqueItems',
  'format.date',
  'format.partial-date',
  'format.period',
  'format.personal-id',
  'format.tax-code',
  'format.phone-vn',
  'format.email',
  'number.text',
  'number.too-big',
  'number.not-whole',
  'yes-no.text',
  'choice.text',
  'geo.text',
  'geo.range',
  'record-ref.text',
  'record-ref.id',
  'code.unknown',
  'code.not-in-filter',
  'code.retired',
  'code.list-missing',
  'personal-id.demo',
  'personal-id.future',
  'personal-id.unknown-place',
  'tax-code.check-digit',
  'reason.missing',
]

test('every issue that typing can cause has words of its own in both languages', () => {
  const known = new Set(Object.keys(rendererTextsVi).filter((key) => key in rendererTextsEn))
  expect(typed.filter((code) => !known.has(`issue.${code}`))).toEqual([])
})

test('both languages have the same parameters', () => {
  const names = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()
  for (const [key, text] of Object.entries(rendererTextsVi))
    expect([key, names(Object.entries(rendererTextsEn).find(([each]) => each === key)?.[1] ?? '')]).toEqual([key, names(text)])
})
