import type { FileValue } from '#core/form/field-types/file-value.ts'
import type { Result } from '#core/lib/result.ts'

/** Why a file was not taken. Who acts next: the person, as the words for each kind say. */
export type FilePutFailure =
  /** The device has no room left. */
  | 'full'
  /** The device could not keep it for another reason. */
  | 'not-kept'

/** Why the bytes cannot be shown now. */
export type FileOpenFailure =
  /** Not on this device, and the server cannot be reached. */
  | 'offline'
  /** Named by the record, but still on the device where it was taken. */
  | 'awaited'
  /** Neither here nor on the server. */
  | 'missing'
  /** The bytes on this device do not open any more. */
  | 'damaged'
  /** The server refused or failed. */
  | 'failed'

/** Where a form's files lie: the form knows neither the device's storage nor the network. */
export interface FileStore {
  /**
   * Keeps the bytes; resolves when they are durable, so that a value may name them. What no value names any more is cleared up
   * by the store itself, later, so that a removal can be undone. Null: files are only read here.
   */
  readonly put:
    | ((bytes: Uint8Array<ArrayBuffer>, about: Pick<FileValue, 'name' | 'type'>) => Promise<Result<FileValue, FilePutFailure>>)
    | null
  readonly open: (file: FileValue) => Promise<Result<Blob, FileOpenFailure>>
}
