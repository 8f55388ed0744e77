import { fitsType, sniffType, ZIP_TYPE } from '#core/form/file-magic.ts'
import type { ReceivedFile } from './file-store.ts'
import { isOfficeDocument } from './office-parts.ts'

/**
 * Whether the bytes are what the record says: PDF, JPEG and PNG by their first bytes, Office documents by the parts inside. More is
 * not looked at: files are only ever handed out to be saved, never shown as a page of ours.
 */
export async function isOfType({ head, path, size }: Pick<ReceivedFile, 'head' | 'path' | 'size'>, type: string): Promise<boolean> {
  return fitsType(type, head) && (sniffType(head) !== ZIP_TYPE || (await isOfficeDocument(path, size, type)))
}
