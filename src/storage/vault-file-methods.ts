import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { RecordId } from '#core/lib/ids.ts'
import type { FileStop, FileTransfer } from './file-transfer.ts'
import type { Stored } from './vault.ts'

export interface NextFile {
  readonly transfer: FileTransfer
  /** How many are still to be sent, this one included. */
  readonly left: number
}

/** The bytes of files, encrypted in pieces, and their way to the server. See `Vault`. */
export interface VaultFiles {
  /**
   * Keeps the bytes; resolves when they are on the disk, and only then may a draft name the file. `quota` leaves nothing behind.
   * @param bytes the whole file, at most `MAX_FILE_BYTES`; may be let go afterwards
   */
  putFile(bytes: Uint8Array<ArrayBuffer>, about: Pick<FileValue, 'name' | 'type'>, now: number): Promise<Stored<FileValue>>
  /** Null: not on this device (sent, or never here). `damaged`: pieces are missing or do not open. */
  readFile(sha256: string): Promise<Stored<Blob | null>>
  /** Files of submitted records that the server has not confirmed, oldest first, those of unsent records included. */
  pendingFiles(): Promise<Stored<readonly FileTransfer[]>>
  /** Those of one record. */
  pendingFilesOf(recordId: RecordId): Promise<Stored<readonly FileTransfer[]>>
  /** The file to be sent next, without those already tried; null: none. Oldest first, those that once failed last. */
  nextFile(tried: ReadonlySet<string>): Promise<Stored<NextFile | null>>
  /** Before the request: what a killed tab leaves so is sent again unless the record does not await it any more. */
  markFileSending(id: string, now: number): Promise<Stored<void>>
  /**
   * The server has the file: nothing is left to be sent of it, and its bytes may go. The proof of sending takes the receipt,
   * which a record gets with its last file.
   */
  fileSent(id: string, receipt: string | null): Promise<Stored<void>>
  /** It cannot be sent before a person has acted. */
  stopFile(id: string, stop: FileStop): Promise<Stored<void>>
  /** A person wants a stopped file to be sent again. */
  retryFile(id: string): Promise<Stored<void>>
  /** A person gives a stopped file up: it is not sent, and its bytes go with the next clearing up unless something names it; damaged ones go at once. */
  giveUpFile(id: string): Promise<Stored<void>>
  /**
   * Compares with the pulled records: what the server has (its answer was lost) is done; what a record awaits and lies here
   * unasked for (older code has sent the record) is sent.
   */
  reconcileFiles(now: number): Promise<Stored<void>>
  /** Lets go the bytes that no draft, submitted record or awaiting record names. */
  collectFiles(now: number): Promise<Stored<void>>
}
