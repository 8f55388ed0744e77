import { expect, test } from 'vitest'
import { filesNamed } from './files-named.ts'

const file = (digit: string) => ({ sha256: digit.repeat(64), size: 10, type: 'application/pdf', name: `${digit}.pdf` })

test('files are found at any depth, each once, and nothing else is taken for one', () => {
  const values = {
    paper: file('a'),
    rows: [
      { _row: 'r1', scan: file('b') },
      { _row: 'r2', scan: file('a') },
    ],
    note: 'a'.repeat(64),
  }
  expect(filesNamed(values)).toEqual([file('a'), file('b')])
  expect(filesNamed({ half: { sha256: 'a'.repeat(64), name: 'x' } })).toEqual([])
  expect(filesNamed(undefined)).toEqual([])
})

test('a file that was named wrongly, and is named rightly now, is two claims; a size that is none is no file', () => {
  const right = file('a')
  const wrong = { ...right, size: 9 }
  expect(filesNamed({ '/paper': { base: wrong, value: right } })).toEqual([wrong, right])
  for (const size of [1.5, 1e300]) expect(filesNamed({ ...right, size })).toEqual([])
})
