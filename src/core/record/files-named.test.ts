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
