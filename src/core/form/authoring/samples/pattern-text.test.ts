import { expect, it } from 'vitest'
import { compilePattern } from '../../validate/pattern.ts'
import { patternText } from './pattern-text.ts'
import { createRandom } from './random.ts'

it.each([
  '^[0-9]{4}$',
  '^20[0-9]{2}-20[0-9]{2}$',
  '^(([1-9]|1[0-2])/12|([1-9]|10)/10)$',
  '^[A-Z]{2}-\\d{3,5}(/[a-z]+)?$',
  '^(?:a|bc)+\\.x\\/?$',
  "^\\p{L}[\\p{L}' ]{2,}$",
  '^[^0-9]{3}$',
  '[\\w.-]+@[a-z]+\\.vn',
])('every text that is made for %s is one that it takes', (pattern) => {
  const takes = compilePattern(pattern)
  for (let seed = 0; seed < 50; seed++) {
    const text = patternText(pattern, createRandom(seed)) ?? ''
    expect([text, takes(text)]).toEqual([text, true])
  }
})

it('says that it cannot follow what looks ahead or back', () => {
  expect(patternText('^(?=a)b$', createRandom(1))).toBeNull()
  expect(patternText('(a)\\1', createRandom(1))).toBeNull()
})
