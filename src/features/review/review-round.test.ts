import { expect, test } from 'vitest'
import type { RecordId } from '#core/lib/ids.ts'
import { buildId } from '#testing/builders.ts'
import { createReviewRound, type Verdict } from './review-round.ts'

const [a, b, c] = [1, 2, 3].map((n) => buildId<RecordId>(n)) as [RecordId, RecordId, RecordId] // of three numbers
const verdict: Verdict = { recordId: b, title: 'NGUYỄN THỊ BÉ', outcome: 'returned' }

test('after a decision the inbox goes on with what came after it, then with what came before', () => {
  const round = createReviewRound()
  round.opened([a, b, c])
  expect(round.last()).toBeNull()
  round.decided(verdict)
  expect(round.last()).toEqual({ verdict, next: [c, a] })
  round.told()
  expect(round.last()).toBeNull()
})

test('a record opened by a link has no place in the inbox', () => {
  const round = createReviewRound()
  round.opened([a, c])
  round.decided(verdict)
  expect(round.last()).toEqual({ verdict, next: [] })
})
