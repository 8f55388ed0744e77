import type { FormNode } from '#core/form/compiled-form.ts'
import { maxBytesOf } from '#core/form/field-types/file-value.ts'
import { fitsType, HEAD_BYTES, sniffType, ZIP_TYPE } from '#core/form/file-magic.ts'
import { audioTypes, fileTypes } from '#core/form/file-limits.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { shrinkPhoto } from './shrink-photo.ts'

/** Why a picked file is no value of the field. */
export type PickFailure = 'type' | 'too-large' | 'empty' | 'unreadable' | 'no-image'

export interface PickedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  readonly name: string
}

const DEFAULT_EDGE = 2048

const officeTypes: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export const acceptedBy = (node: FormNode): readonly string[] => (node.type === 'audio' ? audioTypes : (node.settings.accept ?? fileTypes))

/** What a person picked, as the field takes it. What the bytes are counts, not what the name says: the server looks as well. */
export async function pickedFile(node: FormNode, file: File): Promise<Result<PickedFile, PickFailure>> {
  if (file.size === 0) return err('empty')
  try {
    return node.type === 'photo' ? await photo(node, file) : await document(node, file)
  } catch {
    // The file was moved or taken away after it was picked, or its folder may not be read.
    return err('unreadable')
  }
}

async function document(node: FormNode, file: File): Promise<Result<PickedFile, PickFailure>> {
  if (file.size > maxBytesOf(node)) return err('too-large')
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  const type = typeOf(file, head)
  if (type === null || !acceptedBy(node).includes(type) || !fitsType(type, head)) return err('type')
  return ok({ bytes: new Uint8Array(await file.arrayBuffer()), type, name: cleanName(file.name, extensionOf(file.name)) })
}

async function photo(node: FormNode, file: File): Promise<Result<PickedFile, PickFailure>> {
  const shrunk = await shrinkPhoto(file, { maxEdge: node.settings.maxEdge ?? DEFAULT_EDGE, maxBytes: maxBytesOf(node) })
  if (shrunk === null) return err('no-image')
  if (shrunk.size > maxBytesOf(node)) return err('too-large')
  return ok({ bytes: new Uint8Array(await shrunk.arrayBuffer()), type: 'image/jpeg', name: cleanName(file.name, 'jpg') })
}

/** Office documents are archives: which kind, only the name tells. */
function typeOf(file: File, head: Uint8Array): string | null {
  const sniffed = sniffType(head)
  return sniffed === ZIP_TYPE ? (officeTypes[extensionOf(file.name)] ?? null) : sniffed
}

const extensionOf = (name: string): string => /\.([^.\s]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? ''

const MAX_NAME = 200

/** One line, without what a file system or a reader could trip over; the end stays, which says the kind. */
function cleanName(name: string, extension: string): string {
  const tail = extension === '' ? '' : `.${extension}`
  const stem = name
    .normalize('NFC')
    .replace(/\.[^.\s]{1,8}$/, '')
    .replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const room = MAX_NAME - tail.length
  return `${[...(stem === '' ? 'tep' : stem)].slice(0, room).join('').slice(0, room)}${tail}`
}
