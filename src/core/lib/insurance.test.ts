import { expect, test } from 'vitest'
import { checkAgencyCode } from './agency-code.ts'
import { checkHealthInsurance, checkSocialInsurance, formatHealthInsurance } from './insurance.ts'

test('a social-insurance number is ten digits', () => {
  expect(checkSocialInsurance('3120123456')).toBeNull()
  for (const text of ['312012345', '31201234567', '312012345a', '']) expect(checkSocialInsurance(text)).toBe('format.social-insurance')
})

test('a health-insurance card has its four parts', () => {
  expect(checkHealthInsurance('GD4313120123456')).toBeNull()
  for (const text of ['GD6313120123456', 'G14313120123456', 'GD431312012345', 'gd4313120123456', 'GD43131201234567'])
    expect(checkHealthInsurance(text)).toBe('format.health-insurance')
  expect(formatHealthInsurance('GD4313120123456')).toBe('GD 4 31 3120123456')
  expect(formatHealthInsurance('GD4')).toBe('GD4')
})

test('an agency’s code begins with its level 1; the order of before 2020 is named', () => {
  for (const text of ['H24', 'H24.12', 'G22.99.A1']) expect(checkAgencyCode(text)).toBeNull()
  expect(checkAgencyCode('000.00.00.H49')).toBe('agency-code.old-form')
  for (const text of ['Z24', 'H2', 'H24.', 'h24', 'H24..1', `H24.${'1'.repeat(32)}`])
    expect(checkAgencyCode(text)).toBe('format.agency-code')
})
