import { expect, test } from 'vitest'
import { strandedFiles } from './stranded-files.ts'

const file = (digit: string) => ({ sha256: digit.repeat(64), name: `${digit}.pdf`, size: 10, type: 'application/pdf' })
const [paper, photo] = [file('a'), file('b')]

test('a file kept aside that was never sent would be left behind', () => {
  expect(strandedFiles({ base: { kind: 'new' } }, { orphans: { '/paper': paper, '/note': 'một dòng' } })).toEqual([paper])
})

test('what the record had is on the server, and what stays in its field goes with it', () => {
  const base = { kind: 'revision', revision: 2, values: { papers: [paper] }, comments: [] } as const
  expect(strandedFiles({ base }, { orphans: { '/papers': [paper, photo] } })).toEqual([photo])
  expect(strandedFiles({ base }, {})).toEqual([])
})
