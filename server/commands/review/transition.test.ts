import { expect, test } from 'vitest'
import { decidedState } from './transition.ts'

test('other corrections that wait keep the record waiting', () => {
  const waiting = { kind: 'correction-requested' } as const
  expect(decidedState(waiting, { kind: 'accept-correction' }, null, true)).toEqual({ ok: true, value: waiting })
  expect(decidedState(waiting, { kind: 'accept-correction' }, null, false)).toEqual({ ok: true, value: { kind: 'locked' } })
})

test('taking over leaves the state alone', () => {
  expect(decidedState({ kind: 'returned' }, { kind: 'take-over' }, null, false)).toEqual({ ok: true, value: { kind: 'returned' } })
})

test('the reviewer approves, the data owner locks, nobody else does either', () => {
  expect(decidedState({ kind: 'received' }, { kind: 'approve' }, 'reviewer', false)).toEqual({
    ok: true,
    value: { kind: 'approved', level: 1 },
  })
  expect(decidedState({ kind: 'approved', level: 1 }, { kind: 'approve' }, 'data-owner', false)).toEqual({
    ok: true,
    value: { kind: 'locked' },
  })
  expect(decidedState({ kind: 'received' }, { kind: 'approve' }, 'data-owner', false).ok).toBe(false)
  expect(decidedState({ kind: 'received' }, { kind: 'approve' }, null, false).ok).toBe(false)
})
