import { expect, test } from 'vitest'
import { parseId, type RowId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import { concretePath } from './place.ts'

const row = (digit: number): RowId => must(parseId<RowId>(`01900000-0000-7000-8000-00000000000${digit}`), 'a row id')

test('each repeat around a field gets its own row, outermost first', () => {
  expect(concretePath('/members/@/children/@/name', [row(1), row(2)])).toBe(`/members/@${row(1)}/children/@${row(2)}/name`)
  expect(concretePath('/members/@', [row(1)])).toBe(`/members/@${row(1)}`)
  expect(concretePath('/child/name', [])).toBe('/child/name')
})
