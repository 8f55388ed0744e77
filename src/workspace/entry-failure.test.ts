import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { entryText, type EntryFailure } from './entry-failure.ts'

const words = ((key: string) => key) as TFunction // the keys themselves
const refused = (status: number, code: string): EntryFailure => ({
  kind: 'network',
  failure: { kind: 'problem', problem: { type: 'about:blank', title: '', status, code, requestId: 'r' }, retryAfter: 1000 },
})

test.each([
  [401, 'session.none', 'signIn.wrong'],
  [429, 'session.slow-down', 'signIn.tooMany'],
  [429, 'server.busy', 'failures.network.busy'],
  [429, 'rate.limited', 'failures.network.busy'],
  [503, 'server.busy', 'failures.network.busy'],
])('whoever cannot sign in hears why: %s %s', (status, code, text) => {
  expect(entryText(words, refused(status, code))).toBe(text)
})
