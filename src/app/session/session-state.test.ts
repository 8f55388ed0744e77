import { expect, test } from 'vitest'
import type { UserId } from '#core/lib/ids.ts'
import type { Vault, VaultCard } from '#storage/vault.ts'
import { nextSession, type SessionState } from './session-state.ts'

// The machine never looks into a vault; identity is all that counts.
const vault = {} as Vault
const card: VaultCard = { userId: 'u' as UserId, username: 'huong', name: 'Hương', unsent: 2, unfinished: 1, leaseEndsAt: 0 }
const unlocked: SessionState = { kind: 'unlocked', vault, standing: 'unknown' }

test('a device without vaults asks for an online sign-in, one with vaults is locked', () => {
  expect(nextSession({ kind: 'starting' }, { kind: 'cards-read', cards: [] })).toEqual({ kind: 'no-session' })
  expect(nextSession({ kind: 'starting' }, { kind: 'cards-read', cards: [card] })).toEqual({ kind: 'locked', cards: [card] })
})

test('opening a vault unlocks from the door, and a late answer never replaces who is at the desk', () => {
  expect(nextSession({ kind: 'locked', cards: [card] }, { kind: 'opened', vault, standing: 'unknown' })).toEqual(unlocked)
  const other = {} as Vault // another identity
  expect(nextSession(unlocked, { kind: 'opened', vault: other, standing: 'signed-in' })).toBe(unlocked)
  expect(nextSession(unlocked, { kind: 'cards-read', cards: [card] })).toBe(unlocked)
})

test('what the server thinks of the session changes the standing only, and only at the desk', () => {
  expect(nextSession(unlocked, { kind: 'standing', standing: 'expired' })).toEqual({ ...unlocked, standing: 'expired' })
  expect(nextSession(unlocked, { kind: 'standing', standing: 'unknown' })).toBe(unlocked)
  const locked: SessionState = { kind: 'locked', cards: [card] }
  expect(nextSession(locked, { kind: 'standing', standing: 'signed-in' })).toBe(locked)
})

test('locking leads back to the cards; a storage failure blocks the door but never the desk', () => {
  expect(nextSession(unlocked, { kind: 'locked', cards: [card] })).toEqual({ kind: 'locked', cards: [card] })
  expect(nextSession({ kind: 'starting' }, { kind: 'failed', failure: { kind: 'lost' } })).toEqual({
    kind: 'blocked',
    failure: { kind: 'lost' },
  })
  expect(nextSession(unlocked, { kind: 'failed', failure: { kind: 'lost' } })).toBe(unlocked)
})
