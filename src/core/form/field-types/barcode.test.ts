import { expect, test } from 'vitest'
import { testContext, testNode } from '../testing/test-node.ts'
import { fieldType } from './registry.ts'

const found = (value: string, symbologies?: readonly ('ean-13' | 'ean-8' | 'qr')[]) =>
  fieldType('barcode')
    .check(value, testNode('barcode', {}, symbologies === undefined ? {} : { symbologies }), testContext(), {})
    .map(({ code }) => code)

test('goods have a check digit, other codes none', () => {
  // The worked examples of GS1 and of ISO/IEC 15420.
  expect(found('6291041500213', ['ean-13'])).toEqual([])
  expect(found('96385074', ['ean-13', 'ean-8'])).toEqual([])
  expect(found('6291041500214', ['ean-13'])).toEqual(['barcode.check-digit'])
  expect(found('HP-1', ['ean-13'])).toEqual(['barcode.check-digit'])
  expect(found('6291041500214', ['ean-13', 'qr'])).toEqual([])
  expect(found('HP-1')).toEqual([])
})

test('a code with signs that nobody sees is refused', () => {
  expect(found('01\u001d10')).toEqual(['barcode.text'])
})
