import type { FileValue } from '#core/form/field-types/file-value.ts'
import { err, ok } from '#core/lib/result.ts'
import { commitPlan } from './commit-plan.ts'
import { openFile, sealFile, tagFiles } from './file-tags.ts'
import { readChunks, removeChunks, writeChunks } from './file-chunks.ts'
import type { VaultFiles } from './vault-file-methods.ts'
import type { FileRow } from './vault-database.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

/** A file that lies here, by the id of its row. */
export interface KeptFile {
  readonly row: FileRow
  /** Null: the row does not open, so nobody knows which file it is. */
  readonly file: FileValue | null
}

export interface FileBytes extends Pick<VaultFiles, 'putFile' | 'readFile'> {
  /** Where this file lies here, once or more often; and rows that might be it, but do not open. Found by the index. */
  copies(sha256: string): Promise<Stored<readonly KeptFile[]>>
  /** Files taken or read in this tab: the form that shows them may bring them back by undo. */
  readonly inUse: ReadonlySet<string>
}

/** @param makeId UUIDv7 of the clock, a fresh one each time */
export function createFileBytes(parts: VaultParts, crypto: Pick<Crypto, 'subtle'>, makeId: () => string): FileBytes {
  const { connection, cipher } = parts
  const inUse = new Set<string>()

  async function copies(sha256: string): Promise<Stored<readonly KeptFile[]>> {
    const strays = await tagFiles(parts)
    if (!strays.ok) return strays
    const tag = await cipher.tag(sha256)
    const rows = await connection.run(async (db) => ok(await db.files.where({ tag }).toArray()))
    if (!rows.ok) return rows
    const tagged = await Promise.all(rows.value.map((row) => openFile(cipher, row)))
    return ok([...tagged, ...strays.value.filter(({ file }) => file === null || file.sha256 === sha256)])
  }

  return {
    copies,
    inUse,
    async putFile(bytes, { name, type }, now) {
      const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes))
      const file: FileValue = { sha256, size: bytes.length, type, name }
      const id = makeId()
      inUse.add(id)
      const written = await writeChunks(parts, id, bytes)
      if (!written.ok) return written
      const row = await sealFile(cipher, { id, rev: 1, at: now }, file)
      // Last: a file is there when all its pieces are.
      const done = await commitPlan(connection, { puts: [{ table: 'files', row }] })
      if (done.ok) return ok(file)
      await removeChunks(connection, [id])
      return done
    },
    async readFile(sha256) {
      const files = await copies(sha256)
      if (!files.ok) return files
      let failure: Stored<Blob | null> = ok(null)
      for (const { row, file } of files.value) {
        if (file === null) failure = err({ kind: 'damaged', table: 'files', id: row.id })
        if (file?.sha256 !== sha256) continue
        const blob = await readChunks(parts, row.id, file)
        if (blob.ok) inUse.add(row.id)
        if (blob.ok || blob.error.kind !== 'damaged') return blob
        failure = blob
      }
      return failure
    },
  }
}

const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
