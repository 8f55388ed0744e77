import type { DeviceId } from '#core/lib/ids.ts'
import { err } from '#core/lib/result.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import { commitPlan } from './commit-plan.ts'
import { collectFiles } from './collect-files.ts'
import { createDamageWatch } from './damage-watch.ts'
import { createRoomy, type Roomy } from './make-room.ts'
import { createVaultDamage } from './vault-damage.ts'
import { createVaultDrafts } from './vault-drafts.ts'
import { createVaultEscrow } from './vault-escrow.ts'
import { createVaultLog } from './vault-log.ts'
import { createVaultTests } from './vault-tests.ts'
import { createVaultMoves } from './vault-moves.ts'
import { createVaultOutbox, type OutboxMethods } from './vault-outbox.ts'
import { createFileBytes } from './vault-files.ts'
import { createVaultTransfers, type TransferMethods } from './vault-transfers.ts'
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
  const transfers = createVaultTransfers(parts, files, records, watch, makeId)
  const moves = createVaultMoves(parts, drafts)
  const { retrying: _retrying, releasePlan: _releasePlan, entries: _entries, ...readable } = records
  let current = session
  const roomy = createRoomy(parts)

  return {
    userId: session.user.userId,
    deviceId,
    session: () => current,
    putSession: roomy((next: SessionMessage, now: number) =>
      serial(async () => {
        if (next.user.userId !== session.user.userId) return err({ kind: 'locked' })
        const leaseEndsAt = leaseEnd(next, now)
        const done = await storeSession(parts, { session: next, leaseEndsAt })
        if (!done.ok) return done
        current = next
        return onSession(next, leaseEndsAt)
      }),
    ),
    ...readable,
    applyPull: roomy(records.applyPull),
    holdRecord: roomy(records.holdRecord),
    ...roomyOutbox(roomy, outbox),
    ...roomyTransfers(roomy, transfers),
    readFile: files.readFile,
    collectFiles: (now) => collectFiles(parts, files, records, now),
    draft: drafts.draft,
    drafts: drafts.drafts,
    wholeDrafts: drafts.wholeDrafts,
    deleteDraft: drafts.deleteDraft,
    ...saving(roomy, beforeFirstSave, { putFile: files.putFile, saveDraft: drafts.saveDraft, submit: outbox.submit }),
    ...createVaultTests(parts),
    ...moves,
    moveDraft: roomy(moves.moveDraft),
    undoMove: roomy(moves.undoMove),
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

type Saving = Pick<Vault, 'putFile' | 'saveDraft' | 'submit'>

/** What a person keeps here by typing. */
function saving(roomy: Roomy, beforeFirstSave: () => Promise<void>, { putFile, saveDraft, submit }: Saving): Saving {
  let asked = false
  // Nothing waits for it: a browser may ask the person, who answers when they like, or never.
  const asking =
    <A extends readonly unknown[], T>(save: (...args: A) => Promise<Stored<T>>) =>
    (...args: A): Promise<Stored<T>> => {
      if (!asked) void beforeFirstSave().catch(() => undefined)
      asked = true
      return save(...args)
    }
  return { putFile: roomy(asking(putFile)), saveDraft: roomy(asking(saveDraft)), submit: roomy(asking(submit)) }
}

const roomyOutbox = (roomy: Roomy, outbox: OutboxMethods): OutboxMethods => ({
  ...outbox,
  markSending: roomy(outbox.markSending),
  requeue: roomy(outbox.requeue),
  requeueStale: roomy(outbox.requeueStale),
  reopen: roomy(outbox.reopen),
})

const roomyTransfers = (roomy: Roomy, transfers: TransferMethods): TransferMethods => ({
  ...transfers,
  markFileSending: roomy(transfers.markFileSending),
  fileSent: roomy(transfers.fileSent),
  stopFile: roomy(transfers.stopFile),
  retryFile: roomy(transfers.retryFile),
  reconcileFiles: roomy(transfers.reconcileFiles),
})

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
