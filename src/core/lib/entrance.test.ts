import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkUntrusted, ownValue, parseUntrustedJson } from './entrance.ts'

const codes = (text: string): unknown => {
  const result = parseUntrustedJson(text)
  return result.ok ? [] : result.error.map((each) => `${each.code} ${each.path}`)
}

test.each([
  ['{"a":{"__proto__":{"admin":true}}}', 'json.dangerous-key /a/__proto__'],
  ['{"constructor":1}', 'json.dangerous-key /constructor'],
  ['[{"prototype":1}]', 'json.dangerous-key /0/prototype'],
  ['{"a":"x\\u0000"}', 'json.nul /a'],
  ['{"a\\u0000":1}', 'json.nul /a\u0000'],
  ['{"a":"\\ud800"}', 'json.lone-surrogate /a'],
  ['{"a":9007199254740993}', 'json.big-integer /a'],
  ['{"a":-9007199254740992}', 'json.big-integer /a'],
  ['{"a":1e400}', 'json.big-integer /a'],
  ['{"a/b":[0,1e300]}', 'json.big-integer /a~1b/1'],
  ['{"a":}', 'json.syntax '],
])('%s is refused', (text, expected) => {
  expect(codes(text)).toEqual([expected])
})

test('more values than the entrance takes are refused, at whatever depth and under whatever name', () => {
  const counted = (text: string, limit: number) => {
    const result = parseUntrustedJson(text, limit)
    return result.ok ? [] : result.error.map(({ code, params }) => [code, params])
  }
  expect(counted('[1,2,3]', 4)).toEqual([])
  expect(counted('[1,2,3,4]', 4)).toEqual([['json.too-many', { limit: 4 }]])
  expect(counted('{"a":{"b":[1]},"c":[[],[]]}', 6)).toEqual([['json.too-many', { limit: 6 }]])
  expect(counted('{"a":{"b":[1]},"c":[[],[]]}', 7)).toEqual([])
})

test('JSON 10,000 deep is refused without a crash', () => {
  expect(codes('['.repeat(10_000) + ']'.repeat(10_000))).toEqual([`json.too-deep ${'/0'.repeat(64)}`])
  expect(codes('['.repeat(64) + ']'.repeat(64))).toEqual([])
  expect(codes('{"a":'.repeat(65) + '1' + '}'.repeat(65))).toHaveLength(1)
})

test('a document full of faults is not answered with a million issues', () => {
  expect(codes(JSON.stringify(Array.from({ length: 1000 }, () => '\u0000')))).toHaveLength(20)
})

test('ordinary JSON passes unchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, noUnicodeString: false }), (value) => {
      const text = JSON.stringify(value)
      const result = parseUntrustedJson(text)
      if (result.ok) expect(JSON.stringify(result.value)).toBe(text)
      else expect(text).toMatch(/\\u0000|\\ud[89a-f]|proto|constructor|e\+|\d{16}/i)
    }),
  )
})

test('what JSON cannot carry is refused', () => {
  for (const value of [undefined, () => 1, new Date(0), { a: undefined }, Number.NaN, 1n]) expect(checkUntrusted(value).ok).toBe(false)
})

test('inherited names are no values', () => {
  expect(ownValue({ a: 1 }, 'a')).toBe(1)
  expect(ownValue({ a: 1 }, 'toString')).toBeUndefined()
  expect(ownValue(undefined, 'a')).toBeUndefined()
})
