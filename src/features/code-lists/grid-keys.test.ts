import { expect, test } from 'vitest'
import { afterKey, blockOf, chosenAt, nextCell } from './grid-keys.ts'

const size = { rows: 100, columns: 5, page: 10 }
const key = (name: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}) => ({
  key: name,
  ctrlKey: false,
  shiftKey: false,
  ...held,
})
const at = (row: number, column: number) => chosenAt({ row, column })

test('arrows, pages and ends lead where a spreadsheet’s lead, and stop at the edges', () => {
  expect(afterKey(at(0, 0), key('ArrowUp'), size)).toEqual(at(0, 0))
  expect(afterKey(at(5, 2), key('ArrowDown'), size)).toEqual(at(6, 2))
  expect(afterKey(at(5, 2), key('PageDown'), size)).toEqual(at(15, 2))
  expect(afterKey(at(95, 2), key('PageDown'), size)).toEqual(at(99, 2))
  expect(afterKey(at(5, 2), key('End'), size)).toEqual(at(5, 4))
  expect(afterKey(at(5, 2), key('End', { ctrlKey: true }), size)).toEqual(at(99, 4))
  expect(afterKey(at(5, 2), key('Home', { ctrlKey: true }), size)).toEqual(at(0, 0))
  expect(afterKey(at(5, 2), key('a'), size)).toBeNull()
})

test('with Shift the choice grows from where it began', () => {
  const grown = afterKey(
    afterKey(at(5, 2), key('ArrowDown', { shiftKey: true }), size) ?? at(0, 0),
    key('ArrowLeft', { shiftKey: true }),
    size,
  )
  expect(grown && blockOf(grown)).toEqual({ top: 5, bottom: 6, left: 1, right: 2 })
})

test('the next cell is on the next row after the last one', () => {
  expect(nextCell({ row: 0, column: 4 }, size, false)).toEqual(at(1, 0))
  expect(nextCell({ row: 1, column: 0 }, size, true)).toEqual(at(0, 4))
  expect(nextCell({ row: 99, column: 4 }, size, false)).toEqual(at(99, 4))
})
