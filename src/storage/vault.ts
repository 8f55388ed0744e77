import type { FormRef } from '#core/form/compiled-form.ts'
import type { DeviceId, OpId, RecordId, UnitId, UserId } from '#core/lib/ids.ts'
import type { Result } from '#core/lib/result.ts'
import type { EscrowRequest } from '#core/protocol/escrow.ts'
import type { MovedDraft } from '#core/protocol/held-drafts.ts'
import type { PulledRecord, PullScope } from '#core/protocol/pull.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { SessionMessage } from '#core/protocol/session.ts'
import type { Draft } from '#core/record/draft.ts'
import type { Operation } from '#core/record/operation.ts'
import type { OutboxStanding } from './outbox-standing.ts'
import type { VaultFiles } from './vault-file-methods.ts'

/** Why the device could not keep or read something. Who acts next: the person, as the words for each kind say. */
export type StorageFailure =
  | { readonly kind: 'quota' }
  /** The connection to IndexedDB was lost three times: typing must stop, the text stays in memory. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'wrong-passphrase' }
  /** 35 days without an online sign-in: drafts stay, an online sign-in opens them. */
  | { readonly kind: 'lease-expired' }
  /** Ciphertext was swapped, cut or belongs to another key. */
  | { readonly kind: 'damaged'; readonly table: string; readonly id: string }
  /** The local data was written by a newer version of the app: reload it. */
  | { readonly kind: 'newer-data' }
  /** Another tab of this user wrote the same draft meanwhile, or the operation is just being sent: read it again. */
  | { readonly kind: 'changed-elsewhere' }

export type Stored<T> = Result<T, StorageFailure>

/** What may be known of a vault while it is locked: shown on the lock screen. */
export interface VaultCard {
  readonly userId: UserId
  readonly username: string
  readonly name: string
  /** Drafts are `unfinished`, submitted records not yet on the server are `unsent`. */
  readonly unsent: number
  readonly unfinished: number
  readonly leaseEndsAt: number
}

/** Where a submitted record stands on this device. Who acts next: queued, sending, unanswered → the device · stopped → a person. */
export type OutboxState =
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending'; readonly since: number }
  /** Queued again after a sending whose answer never came: the server may have it. */
  | { readonly kind: 'unanswered'; readonly since: number }
  | { readonly kind: 'stopped'; readonly outcome: PushOutcome }

export interface OutboxEntry {
  readonly operation: Operation
  readonly title: string
  readonly formKey: string
  readonly state: OutboxState
  readonly queuedAt: number
}

/** A record acknowledged by the server, kept as proof: number and time only. */
export interface SentEntry {
  readonly opId: OpId
  readonly recordId: RecordId
  readonly unitId: UnitId
  readonly formKey: string
  readonly title: string
  readonly outcome: PushOutcome
  readonly sentAt: number
}

export interface DraftSummary {
  readonly recordId: RecordId
  readonly unitId: UnitId
  readonly formRef: FormRef
  readonly title: string
  readonly isNew: boolean
  readonly returned: boolean
  readonly changedAt: number
}

export interface HeldRecordSummary {
  readonly recordId: RecordId
  readonly unitId: UnitId
  readonly formKey: string
  readonly title: string
  readonly receipt: string
  readonly state: PulledRecord['state']
  readonly revision: number
  readonly changedAt: string
  /** Hashes of files that the record waits for; absent when there are none. */
  readonly awaitingFiles?: readonly string[]
}

/** Work of this person that is on the disk but does not open. Who acts next: the person, with support; nothing is deleted. */
export interface DamagedRow {
  readonly table: 'drafts' | 'outbox' | 'transfers'
  /** A draft's record, the operation, or the order to send a file. */
  readonly id: string
  readonly recordId: RecordId
  readonly formKey: string
  /** When it was last saved or submitted, milliseconds since 1970. */
  readonly at: number
}

export interface SyncLogEntry {
  readonly at: number
  readonly kind: 'push' | 'pull' | 'failure'
  readonly detail: string
}

/** Up to where a scope has been pulled. */
export interface PullCursor {
  readonly seq: number
  readonly epoch: string
}

/** What a record is found by besides its title and receipt: values of its identity and searchable fields. */
export type SearchTexts = (record: PulledRecord) => readonly string[]

export type VaultEvent = { readonly kind: 'drafts' } | { readonly kind: 'outbox' } | { readonly kind: 'records' } | { readonly kind: 'log' }

/**
 * One user's unlocked work on this device: the only way to read or write it. Everything at rest is encrypted.
 * Lists give what opens; `damaged` names what does not.
 */
export interface Vault extends VaultFiles {
  readonly userId: UserId
  readonly deviceId: DeviceId
  /** The session as the last online sign-in gave it: who this is, units, grants. */
  session(): SessionMessage
  putSession(session: SessionMessage, now: number): Promise<Stored<void>>

  /** Resolves after the transaction completed: only then may the screen say "saved". */
  saveDraft(draft: Draft): Promise<Stored<void>>
  draft(recordId: RecordId): Promise<Stored<Draft | null>>
  drafts(): Promise<Stored<readonly DraftSummary[]>>
  /** All drafts whole, newest first, to look into only: unlike `draft`, this tab does not count as having read them. */
  wholeDrafts(): Promise<Stored<readonly Draft[]>>
  /** Drafts, unsent operations and orders to send a file whose ciphertext was swapped or cut. */
  damaged(): Promise<Stored<readonly DamagedRow[]>>
  deleteDraft(recordId: RecordId): Promise<Stored<void>>
  /** Removes drafts, operations and proofs of forms that were tried out, but those of the forms named. Nothing real is touched. */
  dropTests(kept: readonly FormRef[]): Promise<Stored<void>>
  /** Saves a draft that moved on to another version (`before` is inside), with what the server is to be told of it, in one transaction. */
  moveDraft(draft: Draft, moved: MovedDraft): Promise<Stored<void>>
  /** Gives back the draft of before exactly as it was, and tells nobody of the move to version `to` any more. */
  undoMove(draft: Draft, to: number): Promise<Stored<void>>
  moves(): Promise<Stored<readonly MovedDraft[]>>
  /** After the server was told; those whose draft is here are kept, because they may be taken back. */
  forgetMoves(told: readonly MovedDraft[]): Promise<Stored<void>>

  /** Removes the draft and queues the operation and its files, in one transaction. */
  submit(operation: Operation, title: string, now: number): Promise<Stored<void>>
  /** In the order of submission; when there are more than `limit`, those that a person has to act on, then the newest. */
  outbox(limit?: number): Promise<Stored<readonly OutboxEntry[]>>
  /** Those of one record, in order. */
  outboxOf(recordId: RecordId): Promise<Stored<readonly OutboxEntry[]>>
  /** Null: not in the outbox (any more). */
  submitted(opId: OpId): Promise<Stored<OutboxEntry | null>>
  /** What waits and what needs the person, in figures: for whoever asks at every change. Opens no row twice. */
  standing(): Promise<Stored<OutboxStanding>>
  /**
   * The oldest sendable operations, in order per record; a damaged one holds up the later ones of its record only.
   * @param last these are sent when nothing else is left, one at a time
   */
  nextBatch(maxOperations: number, maxBytes: number, last?: ReadonlySet<OpId>): Promise<Stored<readonly Operation[]>>
  /** Whether one of those that are next is not among the tried ones, and waits for none of them. */
  hasUntried(tried: ReadonlySet<OpId>): Promise<Stored<boolean>>
  /**
   * The operations as they are to be sent now: `offlineMs` counts the time they have waited here as well, so that the server
   * believes the day of a record that reaches it weeks later.
   */
  markSending(ops: readonly OpId[], now: number): Promise<Stored<readonly Operation[]>>
  /** After a failed request: `sending` goes back to `queued`. */
  requeue(ops: readonly OpId[]): Promise<Stored<void>>
  /** What a closed or killed tab left as `sending` goes back to `queued`. Only the leading tab may call it, between two batches. */
  requeueStale(): Promise<Stored<void>>
  /**
   * Submitted and not on the server yet, stopped ones included, conflicts (which are there) not; and records that are there but
   * not all their files. Reads no ciphertext.
   */
  unsentCount(): Promise<Stored<number>>
  /**
   * Moves landed operations to `sent`, keeps the others as `stopped`; one transaction. A conflict is on the server: it stays
   * `stopped` only until none of its values waits in a pulled version of the record, and holds nothing up meanwhile.
   */
  settle(results: readonly { readonly opId: OpId; readonly outcome: PushOutcome }[], now: number): Promise<Stored<void>>
  /**
   * Before a page of another epoch is applied: what the server had acknowledged before it was restored is queued again, in order
   * and with its files. Value: how many.
   */
  sendAgain(scope: string, epoch: string): Promise<Stored<number>>
  /**
   * A queued or stopped operation becomes a draft again; it and the record's later operations leave the outbox in the same
   * transaction, so the draft must hold the changes of them all (`core/record/draft-of-operations.ts`). `changed-elsewhere`
   * while one of them is being sent or `unanswered`: what may have arrived would arrive a second time as something new.
   */
  reopen(opId: OpId, draft: Draft): Promise<Stored<void>>
  sent(): Promise<Stored<readonly SentEntry[]>>
  /** The proof of one operation; null: not sent, or long ago. */
  proof(opId: OpId): Promise<Stored<SentEntry | null>>
  /** The proofs of one record. */
  sentOf(recordId: RecordId): Promise<Stored<readonly SentEntry[]>>

  /**
   * A page and its cursor in one transaction; a record with local operations is kept aside until these have settled.
   * A page that was asked for from a cursor which is beyond the present one (damage was found meanwhile, so the scope is
   * pulled anew) changes nothing: it would leave a gap.
   */
  applyPull(scope: string, page: PullScope, searchTexts?: SearchTexts, asked?: PullCursor): Promise<Stored<void>>
  cursors(): Promise<Stored<Readonly<Record<string, PullCursor>>>>
  /** Every scope of which this device holds copies, pulled or fetched one by one online. */
  scopes(): Promise<Stored<readonly string[]>>
  /** @param forGood it is no longer this person's: what is kept in case the server is restored goes as well */
  dropScope(scope: string, forGood?: boolean): Promise<Stored<void>>
  /** `scopeDigest` of the copies of a scope; null while some are kept aside for local operations, because it says nothing then. */
  digest(scope: string): Promise<Stored<string | null>>
  record(recordId: RecordId): Promise<Stored<PulledRecord | null>>
  /** As `record`, but the newest version the server sent, also while local operations keep it aside. */
  latest(recordId: RecordId): Promise<Stored<PulledRecord | null>>
  /** Folded search over titles, receipts and identity keys; empty text lists the newest first. */
  findRecords(
    query: { readonly text: string; readonly formKey?: string; readonly state?: PulledRecord['state']['kind'] },
    limit: number,
  ): Promise<Stored<readonly HeldRecordSummary[]>>
  /** Put one record fetched online, so that it can be opened offline, unless the device has this version or a newer one. */
  holdRecord(record: PulledRecord, searchTexts?: SearchTexts): Promise<Stored<void>>

  /** The vault's key, wrapped to the server's public key, while the server does not have it; null afterwards. */
  escrowWrap(): Promise<Stored<EscrowRequest | null>>
  escrowDelivered(): Promise<Stored<void>>

  log(entry: SyncLogEntry): Promise<Stored<void>>
  syncLog(): Promise<Stored<readonly SyncLogEntry[]>>
  subscribe(listener: (event: VaultEvent) => void): () => void
  /** Drops the key and all decrypted state of this tab. */
  close(): void
}

/** The vaults of this device. The passphrase is never stored or sent. */
export interface Vaults {
  readonly deviceId: DeviceId
  cards(): Promise<Stored<readonly VaultCard[]>>
  /**
   * First online sign-in of a user on this device makes the vault; later ones renew the lease. `wrong-passphrase` here means
   * that the account's password was changed elsewhere: ask for the old one and call `rewrap`. The drafts stay until then.
   */
  openOnline(session: SessionMessage, passphrase: string, now: number): Promise<Stored<Vault>>
  /** Opens the vault with the old passphrase and wraps its key with the new one. */
  rewrap(session: SessionMessage, oldPassphrase: string, newPassphrase: string, now: number): Promise<Stored<Vault>>
  /** Offline unlock. */
  unlock(userId: UserId, passphrase: string, now: number): Promise<Stored<Vault>>
  /** Deletes every vault of this device, unsent work included; the device keeps its id. A reset of the demonstration calls it. */
  destroyAll(): Promise<Stored<void>>
}
