import type { DeviceId } from '#core/lib/ids.ts'
import { err } from '#core/lib/result.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import { commitPlan } from './commit-plan.ts'
import { collectFiles } from './collect-files.ts'
import { createDamageWatch } from './damage-watch.ts'
import { createVaultDamage } from './vault-damage.ts'
import { createVaultDrafts } from './vault-drafts.ts'
import { createVaultEscrow } from './vault-escrow.ts'
import { createVaultLog } from './vault-log.ts'
import { createVaultTests } from './vault-tests.ts'
import { createVaultMoves } from './vault-moves.ts'
import { createVaultOutbox } from './vault-outbox.ts'
import { createFileBytes } from './vault-files.ts'
import { createVaultTransfers } from './vault-transfers.ts'
import type { VaultParts } from './vault-parts.ts'
import { createVaultRecords } from './vault-records.ts'
import type { Stored, Vault } from './vault.ts'

/** What is encrypted of the session. The lease is inside, so that nobody prolongs it with a database editor. */
export interface SessionSecret {
  readonly session: SessionMessage
  readonly leaseEndsAt: number
}

export interface CreateVaultArgs {
  readonly parts: VaultParts
  readonly deviceId: DeviceId
  readonly session: SessionMessage
  readonly crypto: Pick<Crypto, 'subtle'>
  readonly makeId: () => string
  /** Told after the session of the vault was renewed, for the lock screen's card. */
  readonly onSession: (session: SessionMessage, leaseEndsAt: number) => Promise<Stored<void>>
  /** Called at the first save of this tab: asks the browser to keep the data. */
  readonly beforeFirstSave: () => Promise<void>
}

/** An open vault from its parts. */
export function createVault({ parts, deviceId, session, crypto, makeId, onSession, beforeFirstSave }: CreateVaultArgs): Vault {
  const { connection, events, serial } = parts
  const drafts = createVaultDrafts(parts)
  const records = createVaultRecords(parts)
  const files = createFileBytes(parts, crypto, makeId)
  const watch = createDamageWatch(parts)
  const outbox = createVaultOutbox(parts, { drafts, records, bytes: files, watch }, makeId)
  const { retrying: _retrying, releasePlan: _releasePlan, entries: _entries, ...readable } = records
  let current = session
  let asked = false
  // Nothing waits for it: a browser may ask the person, who answers when they like, or never.
  const askOnce = (): void => {
    if (!asked) void beforeFirstSave().catch(() => undefined)
    asked = true
  }

  return {
    userId: session.user.userId,
    deviceId,
    session: () => current,
    putSession: (next, now) =>
      serial(async () => {
        if (next.user.userId !== session.user.userId) return err({ kind: 'locked' })
        const leaseEndsAt = leaseEnd(next, now)
        const done = await storeSession(parts, { session: next, leaseEndsAt })
        if (!done.ok) return done
        current = next
        return onSession(next, leaseEndsAt)
      }),
    ...readable,
    ...outbox,
    ...createVaultTransfers(parts, files, records, watch, makeId),
    readFile: files.readFile,
    putFile(bytes, about, now) {
      askOnce()
      return files.putFile(bytes, about, now)
    },
    collectFiles: (now) => collectFiles(parts, files, records, now),
    draft: drafts.draft,
    drafts: drafts.drafts,
    wholeDrafts: drafts.wholeDrafts,
    deleteDraft: drafts.deleteDraft,
    saveDraft(draft) {
      askOnce()
      return drafts.saveDraft(draft)
    },
    submit(operation, title, now) {
      askOnce()
      return outbox.submit(operation, title, now)
    },
    ...createVaultTests(parts),
    ...createVaultMoves(parts, drafts),
    ...createVaultEscrow(parts),
    ...createVaultDamage(parts, watch),
    ...createVaultLog(parts, makeId),
    subscribe: events.subscribe,
    close() {
      connection.close()
      events.close()
    },
  }
}

const DAY = 86_400_000

export const leaseEnd = (session: SessionMessage, now: number): number => now + session.offlineLeaseDays * DAY

/** Stores the session over whatever is there: the newest sign-in counts, whichever tab it was in. */
export async function storeSession(
  { connection, cipher }: Pick<VaultParts, 'connection' | 'cipher'>,
  secret: SessionSecret,
): Promise<Stored<void>> {
  const row = await cipher.seal('session', 'session', 1, secret)
  return commitPlan(connection, { also: { tables: ['session'], work: async (db) => void (await db.session.put(row)) } })
}
