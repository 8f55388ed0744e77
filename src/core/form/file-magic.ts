import { audioTypes, fileTypes } from './file-limits.ts'

/** How many of the first bytes `sniffType` and `fitsType` look at. */
export const HEAD_BYTES = 8

/** Office documents are ZIP archives; what lies inside, only the server looks at. */
export const ZIP_TYPE = 'application/zip'

/** `offset` is where in the file they stand. */
const signatures: readonly (readonly [type: string, bytes: readonly number[], offset?: number])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]], // %PDF-
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  // Containers: whether sound or pictures lie in them, only a player looks at; it is never a page.
  ['audio/webm', [0x1a, 0x45, 0xdf, 0xa3]], // EBML
  ['audio/mp4', [0x66, 0x74, 0x79, 0x70], 4], // ftyp
  ['audio/ogg', [0x4f, 0x67, 0x67, 0x53]], // OggS
  ['audio/mpeg', [0x49, 0x44, 0x33]], // ID3
  ['audio/mpeg', [0xff, 0xfb]],
  ['audio/mpeg', [0xff, 0xf3]],
  [ZIP_TYPE, [0x50, 0x4b, 0x03, 0x04]], // PK, first entry
]

/** What the bytes say that they are, whatever the name says; `application/zip` for office documents too. Null: nothing that is taken. */
export const sniffType = (head: Uint8Array): string | null =>
  signatures.find(([, bytes, offset = 0]) => bytes.every((byte, i) => head[offset + i] === byte))?.[0] ?? null

/** Whether a file that begins so may be of that media type. */
export function fitsType(type: string, head: Uint8Array): boolean {
  const sniffed = sniffType(head)
  if (sniffed === null || !(fileTypes.includes(type) || audioTypes.includes(type))) return false
  return sniffed === type || (sniffed === ZIP_TYPE && type.startsWith('application/vnd.openxmlformats-officedocument.'))
}
