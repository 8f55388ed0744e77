import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonValue } from '../lib/json.ts'
import { canonicalDefinitionText, canonicalText, formHash } from './canonical.ts'
import { parseFormDefinition } from './parse.ts'
import { smallDefinition, smallSchema } from './testing/small-definition.ts'

const reverseKeys = (value: JsonValue, keep: (key: string) => boolean): JsonValue => {
  if (Array.isArray(value)) return value.map((item: JsonValue) => reverseKeys(item, keep))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]): [string, JsonValue] => [key, keep(key) ? item : reverseKeys(item, keep)])
  return Object.fromEntries(entries.toReversed())
}

test('the order in which keywords were written does not matter', () => {
  const json = JSON.parse(canonicalText(smallDefinition())) as JsonValue
  const shuffled = reverseKeys(json, (key) => ['properties', 'uiSchema', 'personalData'].includes(key))
  expect(canonicalDefinitionText(shuffled)).toBe(canonicalText(smallDefinition()))
})

test('the order of properties, lists and maps is the author’s', () => {
  const text = canonicalText(smallDefinition({ schema: smallSchema({ b: { type: 'string' }, a: { type: 'string' } }) }))
  expect(text.indexOf('"b"')).toBeLessThan(text.indexOf('"a"'))
  const swapped = smallDefinition({ schema: smallSchema({ a: { type: 'string' }, b: { type: 'string' } }) })
  expect(formHash(swapped)).not.toBe(formHash(smallDefinition({ schema: smallSchema({ b: { type: 'string' }, a: { type: 'string' } }) })))
})

test('the text has two spaces, line feeds, one at the end, and composed letters', () => {
  const text = canonicalText(smallDefinition({ title: 'Hải Phòng'.normalize('NFD') }))
  expect(text).toMatch(/^\{\n {2}"format": 1,\n {2}"key": "small-form",\n/)
  expect(text.endsWith('}\n')).toBe(true)
  expect(text).toContain('"title": "Hải Phòng"'.normalize('NFC'))
  expect(text).not.toContain('\r')
})

test('a field begins with its words and settings; ui keywords stand before property names', () => {
  const text = canonicalText(
    smallDefinition({
      uiSchema: { name: { 'ui:options': { rows: 3 }, 'ui:widget': 'textarea' }, 'ui:order': ['name', '*'], 'ui:options': {} },
    }),
  )
  const ui = text.slice(text.indexOf('"uiSchema"'))
  const places = ['"ui:order"', '"ui:options": {}', '"name": {', '"ui:widget"'].map((part) => ui.indexOf(part))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(text).toMatch(/"title": "Họ tên",\n\s+"x-phieu": \{\n\s+"id": "name0000",\n\s+"type": "text"\n\s+\},\n\s+"type": "string"/)
})

test('canonical text is parsed back to the same definition, and is its own canonical text', () => {
  const text = canonicalText(smallDefinition())
  expect(parseFormDefinition(JSON.parse(text))).toEqual({ ok: true, value: smallDefinition() })
  expect(canonicalDefinitionText(JSON.parse(text) as JsonValue)).toBe(text)
})

test('whatever the document, nothing is lost and formatting twice changes nothing', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (document) => {
      const text = canonicalDefinitionText(document as JsonValue)
      const again = JSON.parse(text) as JsonValue
      expect(again).toEqual(JSON.parse(JSON.stringify(document).normalize('NFC')))
      expect(canonicalDefinitionText(again)).toBe(text)
    }),
  )
})

test('the hash is 64 hex digits and changes with any change', () => {
  expect(formHash(smallDefinition())).toMatch(/^[0-9a-f]{64}$/)
  expect(formHash(smallDefinition({ version: 2 }))).not.toBe(formHash(smallDefinition()))
})
