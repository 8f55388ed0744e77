import { expect, it } from 'vitest'
import { networkTrouble, troubleStatus, waitsForPerson } from './sync-trouble.ts'

it('takes a password that must be changed first for a sign-in that is needed, not for trouble', () => {
  const problem = { type: 'about:blank', title: '', status: 403, code: 'password.change', requestId: 'r' }
  const status = troubleStatus(networkTrouble({ kind: 'problem', problem, retryAfter: null }), 0, 2)
  expect(status).toEqual({ kind: 'signed-out', unsent: 2 })
  expect(waitsForPerson(status)).toBe(true)
})
