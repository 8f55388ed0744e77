import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import type { JsonValue } from './json.ts'

const json = fc.jsonValue() as fc.Arbitrary<JsonValue> // fast-check's JSON type is ours, but mutable

const reversed = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  )
}

test('the order of keys does not matter, and nothing is lost', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(reversed(value))).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('numbers are written as ECMAScript writes them', () => {
  expect(canonicalJson({ b: 1.0, a: [1e21, 0.1, -0], c: null })).toBe('{"a":[1e+21,0.1,0],"b":1,"c":null}')
})
