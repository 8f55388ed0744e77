import type { FileValue } from '#core/form/field-types/file-value.ts'
import { ok } from '#core/lib/result.ts'
import type { VaultCipher } from './vault-cipher.ts'
import type { FileRow, VaultDatabase } from './vault-database.ts'
import type { KeptFile } from './vault-files.ts'
import type { VaultParts } from './vault-parts.ts'
import type { Stored } from './vault.ts'

/** The row of a file; `at` as in `FileRow`. */
export async function sealFile(cipher: VaultCipher, at: Pick<FileRow, 'id' | 'rev' | 'at'>, file: FileValue): Promise<FileRow> {
  return { ...(await cipher.seal('files', at.id, at.rev, file)), at: at.at, tag: await cipher.tag(file.sha256) }
}

export async function openFile(cipher: VaultCipher, row: FileRow): Promise<KeptFile> {
  const file = await cipher.open<FileValue>('files', row)
  return { row, file: file.ok ? file.value : null }
}

/**
 * Gives a tag to the rows that code of before wrote, which only the key can do. Value: those that have none all the same, because
 * they do not open or the disk is full; hardly ever any, so that they may be looked at one by one.
 */
export async function tagFiles({ connection, cipher }: VaultParts): Promise<Stored<readonly KeptFile[]>> {
  const rows = await connection.run(async (db) => ok(await untagged(db)))
  if (!rows.ok) return rows
  const left: KeptFile[] = []
  for (const row of rows.value) {
    const kept = await openFile(cipher, row)
    const tagged = kept.file === null ? null : { ...row, tag: await cipher.tag(kept.file.sha256) }
    const done = tagged === null ? ok(false) : await connection.run(async (db) => ok(await replace(db, tagged)))
    if (!done.ok && done.error.kind !== 'quota') return done
    if (!done.ok || !done.value) left.push(kept)
  }
  return ok(left)
}

async function untagged(db: VaultDatabase): Promise<readonly FileRow[]> {
  if ((await db.files.count()) === (await db.files.orderBy('tag').count())) return []
  const tagged = new Set((await db.files.orderBy('tag').primaryKeys()).map(String))
  const ids = (await db.files.toCollection().primaryKeys()).filter((id) => !tagged.has(id))
  return (await db.files.bulkGet(ids)).filter((row) => row !== undefined)
}

/** False: somebody has written or removed the row meanwhile. */
const replace = (db: VaultDatabase, row: FileRow): Promise<boolean> =>
  db.transaction('rw', db.files, async () => {
    if ((await db.files.get(row.id))?.rev !== row.rev) return false
    await db.files.put(row)
    return true
  })
