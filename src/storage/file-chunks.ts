import { err, ok } from '#core/lib/result.ts'
import type { Connection } from './connection.ts'
import { refuseNewerData } from './commit-plan.ts'
import type { VaultCipher } from './vault-cipher.ts'
import type { ChunkRow, VaultDatabase } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

/** Bytes of a file that are encrypted as one piece. */
export const CHUNK_BYTES = 256 * 1024
/** Pieces written in one transaction: 2 MB of ciphertext in memory at a time. */
const GROUP = 8

export const chunkCount = (size: number): number => Math.ceil(size / CHUNK_BYTES)

/** Which piece of how many of which file: a piece that is moved, cut off or taken from another file does not open. */
const placeOf = (fileId: string, at: number, total: number): string => `chunks|${fileId}|${at}/${total}`

const chunkId = (fileId: string, at: number): string => `${fileId}.${at}`

/** Writes the pieces, group by group, each durable before the next. What a failure leaves behind is taken away again. */
export async function writeChunks(parts: Pick<VaultParts, 'connection' | 'cipher'>, fileId: string, bytes: Uint8Array<ArrayBuffer>) {
  const total = chunkCount(bytes.length)
  for (let from = 0; from < total; from += GROUP) {
    const rows = await sealGroup(parts.cipher, fileId, bytes, from, Math.min(total, from + GROUP))
    const written = await putGroup(parts.connection, rows)
    if (written.ok) continue
    // If this fails as well, the next clearing up finds pieces without a file.
    await removeChunks(parts.connection, [fileId])
    return written
  }
  return ok(undefined)
}

function sealGroup(cipher: VaultCipher, file: string, bytes: Uint8Array<ArrayBuffer>, from: number, to: number): Promise<ChunkRow[]> {
  const total = chunkCount(bytes.length)
  return Promise.all(
    Array.from({ length: to - from }, async (_, i) => {
      const at = from + i
      const sealed = await cipher.sealBytes(placeOf(file, at, total), bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES))
      return { id: chunkId(file, at), file, ...sealed }
    }),
  )
}

const putGroup = (connection: Connection<VaultDatabase>, rows: readonly ChunkRow[]): Promise<Stored<void>> =>
  connection.run(async (db) => {
    await db.transaction('rw', ['meta', 'chunks'], async () => {
      await refuseNewerData(db)
      await db.chunks.bulkPut([...rows])
    })
    return ok(undefined)
  })

export const removeChunks = (connection: Connection<VaultDatabase>, files: readonly string[]): Promise<Stored<void>> =>
  connection.run(async (db) => {
    await db.chunks
      .where('file')
      .anyOf([...files])
      .delete()
    return ok(undefined)
  })

/** The bytes, put together again; `damaged` when a piece is missing or does not open. Decrypted piece by piece. */
export async function readChunks(
  { connection, cipher }: Pick<VaultParts, 'connection' | 'cipher'>,
  fileId: string,
  { size, type }: { readonly size: number; readonly type: string },
): Promise<Stored<Blob>> {
  const total = chunkCount(size)
  const pieces: ArrayBuffer[] = []
  for (let from = 0; from < total; from += GROUP) {
    const ids = Array.from({ length: Math.min(GROUP, total - from) }, (_, i) => chunkId(fileId, from + i))
    const rows = await connection.run(async (db) => ok(await db.chunks.bulkGet(ids)))
    if (!rows.ok) return rows
    for (const [i, row] of rows.value.entries()) {
      const piece = row === undefined ? null : await cipher.openBytes(placeOf(fileId, from + i, total), row)
      if (piece === null) return err({ kind: 'damaged', table: 'files', id: fileId })
      pieces.push(piece)
    }
  }
  const blob = new Blob(pieces, { type })
  return blob.size === size ? ok(blob) : err({ kind: 'damaged', table: 'files', id: fileId })
}
