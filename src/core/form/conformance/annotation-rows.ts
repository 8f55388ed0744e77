import type { FullSchema } from '../validate/full-schema.ts'
import { rowsOf, type ConformanceRow } from './conformance-row.ts'

const words: FullSchema & { readonly $vocabulary: object } = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $vocabulary: { 'https://json-schema.org/draft/2020-12/vocab/core': true },
  $comment: 'minimum: 5',
  title: 'Số',
  description: 'Không kiểm tra gì',
  default: 'not a number',
  examples: ['x', 1],
  deprecated: true,
  readOnly: true,
  writeOnly: true,
}

/** Keywords that say something about a value without judging it. */
export const annotationRows: readonly ConformanceRow[] = [
  ...rowsOf(words, [1, true], ['x', true], [null, true]),
  ...rowsOf({ type: 'number', default: 'x' }, [1, true], ['x', false, 'a default is not a value that is allowed']),
  ...rowsOf(
    { properties: { a: { type: 'integer', default: 1, readOnly: true } }, required: ['a'] },
    [{}, false, 'a default fills nothing in'],
    [{ a: 2 }, true],
  ),
  ...rowsOf({ format: 'nobody-knows-it' }, ['x', true, 'an unknown format says nothing'], [1, true]),
  ...rowsOf({ format: 'date' }, [1, true, 'a format is about texts'], [null, true], [{}, true]),
  ...rowsOf({ $defs: { a: false } }, [1, true, 'a definition that nobody names']),
  ...rowsOf({ 'x-phieu': { id: 'abcdefgh', type: 'text' } }, [1, true]),
]
