import { expect, it } from 'vitest'
import type { OpId } from '#core/lib/ids.ts'
import type { RevisionMessage } from '#core/protocol/records.ts'
import { buildId } from '#testing/builders.ts'
import { valueOrigins } from './value-origins.ts'

const revision = (number: number, authorName: string, changed: string[], more: Partial<RevisionMessage> = {}): RevisionMessage => ({
  revision: number,
  opId: buildId<OpId>(number),
  kind: 'change',
  formRef: 'f@1#h',
  values: {},
  changed,
  reasons: [],
  warnings: [],
  authorName,
  at: `2026-11-0${number}T02:00:00.000Z`,
  ...more,
})

const history = [
  revision(3, 'Hương', [], {
    own: true,
    parallel: { theirs: ['/labour'], asked: { '/labour': { base: 3, value: 8 }, '/phone': { value: '1' } } },
  }),
  revision(2, 'Khang', ['/labour']),
  revision(1, 'Hương', ['/labour', '/name'], { own: true }),
]
const waiting = { value: 8, author: 'Hương', opId: buildId<OpId>(3), revision: 3 }

it('says of each value whose it is, when it came and what was there before', () => {
  const origins = valueOrigins(history, 'ai đó')
  expect(origins.current('/labour')).toEqual({ author: 'Khang', at: '2026-11-02T02:00:00.000Z', own: false })
  expect(origins.current('/name')).toMatchObject({ author: 'Hương', own: true })
  expect(origins.waiting(waiting)).toEqual({ author: 'Hương', at: '2026-11-03T02:00:00.000Z', own: true })
  expect(origins.base('/labour', waiting)).toEqual({ value: 3 })
  // It was empty before.
  expect(origins.base('/phone', waiting)).toEqual({})
})

it('claims nothing that it does not know', () => {
  const offline = valueOrigins([], 'Khang')
  expect(offline.current('/labour')).toEqual({ author: 'Khang', at: null, own: false })
  expect(offline.waiting(waiting)).toEqual({ author: 'Hương', at: null, own: false })
  expect(offline.base('/labour', waiting)).toBeNull()
  const unknownOperation = { ...waiting, opId: null, author: 'Cúc' }
  expect(valueOrigins(history, '').waiting(unknownOperation)).toMatchObject({ author: 'Cúc', own: false })
})
