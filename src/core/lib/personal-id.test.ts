import { expect, test } from 'vitest'
import { checkPersonalId, isKnownBirthPlace, personalIdSex, personalIdYear } from './personal-id.ts'

test('a personal id is 12 digits', () => {
  expect(checkPersonalId('031099001234', { demo: false })).toBeNull()
  for (const text of ['31099001234', '0310990012345', '03109900123a', '031 099 001 234', ''])
    expect(checkPersonalId(text, { demo: false })).toBe('format.personal-id')
})

test('demonstration numbers pass in the demonstration only', () => {
  for (const text of ['000190001234', '099190001234']) {
    expect(checkPersonalId(text, { demo: true })).toBeNull()
    expect(checkPersonalId(text, { demo: false })).toBe('personal-id.demo')
  }
})

test.each([
  ['031085000001', '1', 1985],
  ['031185000001', '2', 1985],
  ['031226000001', '1', 2026],
  ['031326000001', '2', 2026],
  ['031400000001', '1', 2100],
  ['031999000001', '2', 2399],
])('%s says sex %s, born %d', (text, sex, year) => {
  expect(personalIdSex(text)).toBe(sex)
  expect(personalIdYear(text)).toBe(year)
})

test('an unknown place code is told apart, for a warning', () => {
  expect(['031', '001', '096', '101', '295', '000', '099'].every((place) => isKnownBirthPlace(`${place}085000001`))).toBe(true)
  expect(['003', '098', '100', '296', '999'].some((place) => isKnownBirthPlace(`${place}085000001`))).toBe(false)
})
