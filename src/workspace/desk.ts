import { createContext, use } from 'react'
import { must } from '#core/lib/assert.ts'
import type { RecordId } from '#core/lib/ids.ts'
import type { Catalogue } from '#storage/catalogue.ts'
import type { RecordChecker } from '#storage/check-work.ts'
import type { Vault } from '#storage/vault.ts'
import type { Sync } from '#sync/sync.ts'
import type { FormLibrary } from './form-library.ts'

/** The unlocked work of one person, and what carries it to the server. */
export interface Desk {
  readonly vault: Vault
  readonly catalogue: Catalogue
  readonly forms: FormLibrary
  readonly sync: Sync
  readonly checker: RecordChecker
  /**
   * New records begun since unlocking. An address that asks for another new record (left behind by somebody else at this
   * PC, copied, or reloaded before the first key) gets an id of its own: two people must never fill one record.
   */
  readonly begun: Set<RecordId>
}

export const DeskContext = createContext<Desk | null>(null)

export const useDesk = (): Desk => must(use(DeskContext), 'screens of an unlocked person are mounted under DeskContext')
