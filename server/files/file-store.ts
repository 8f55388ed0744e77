import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { HEAD_BYTES } from '#core/form/file-magic.ts'
import { assert } from '#core/lib/assert.ts'
import { isUuid, type UnitId } from '#core/lib/ids.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { makeFolders, syncFolder } from './sync-folder.ts'

/** Why bytes were not taken: more than announced, the disk is full, or they stopped half-way. */
export type ReceiveFailure = 'too-large' | 'no-space' | 'cut'

/** Bytes that have arrived whole and are on the disk, under a name that nobody else knows. `keep` or `discard` ends it. */
export interface ReceivedFile {
  readonly sha256: string
  readonly size: number
  /** The first bytes, at most `HEAD_BYTES`. */
  readonly head: Uint8Array
  /** Of the temporary file; it may be opened and read. */
  readonly path: string
  /** Puts it at its place in the unit; what lies there already is the same. Afterwards a power cut does not lose it. */
  keep(unitId: UnitId): Promise<void>
  discard(): Promise<void>
}

/** The bytes of files, per unit, so that a hash never tells of another unit's file: `<folder>/<unit>/<first 2 of hash>/<hash>`. */
export interface FileStore {
  /** Writes what comes, as it comes: a chunk in memory at a time. @param limit bytes; one more is `too-large` */
  receive(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Result<ReceivedFile, ReceiveFailure>>
  /** Null when the disk does not have it. */
  read(unitId: UnitId, sha256: string): Promise<{ readonly size: number; readonly bytes: Readable } | null>
  has(unitId: UnitId, sha256: string): Promise<boolean>
  remove(unitId: UnitId, sha256: string): Promise<void>
  /** Removes what a crash left half-way, when it has not grown for so long. @returns how many */
  sweep(olderThanMs: number, now: number): Promise<number>
  /** Removes every file but these, named `<unit id>/<sha256>`. @returns how many */
  keepOnly(wanted: ReadonlySet<string>): Promise<number>
}

export interface FileStoreOptions {
  /** So much stays free for the database, which may lie on the same disk. Bytes. */
  readonly reserve?: number
}

const RESERVE = 256_000_000
const INCOMING = 'incoming'

/** Thrown by the bytes given to `receive` when no more will come. */
export class BytesCut extends Error {
  constructor() {
    super('the bytes stopped half-way')
    this.name = 'BytesCut'
  }
}

function failureOf(error: unknown): Result<never, ReceiveFailure> {
  if (error instanceof BytesCut) return err('cut')
  if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) return err('no-space')
  throw error
}

export function createFileStore(folder: string, { reserve = RESERVE }: FileStoreOptions = {}): FileStore {
  const incoming = join(folder, INCOMING)
  const placeOf = (unitId: UnitId, sha256: string): readonly [inFolder: string, path: string] => {
    // Nothing but checked ids ever becomes part of a path.
    assert(isUuid(unitId) && /^[0-9a-f]{64}$/.test(sha256), 'a file is named by its unit and hash')
    const inFolder = join(folder, unitId, sha256.slice(0, 2))
    return [inFolder, join(inFolder, sha256)]
  }
  const hasRoom = async (bytes: number): Promise<boolean> => {
    const { bavail, bsize } = await statfs(incoming)
    return bavail * bsize - bytes >= reserve
  }
  return {
    async receive(bytes, limit) {
      await mkdir(incoming, { recursive: true })
      if (!(await hasRoom(limit))) return err('no-space')
      const path = join(incoming, randomUUID())
      const discard = () => rm(path, { force: true })
      const written = await writeAll(path, bytes, limit).catch(async (error: unknown) => {
        await discard()
        return failureOf(error)
      })
      if (!written.ok) {
        await discard()
        return written
      }
      const { sha256 } = written.value
      const keep = async (unitId: UnitId) => {
        const [inFolder, place] = placeOf(unitId, sha256)
        await makeFolders(folder, inFolder)
        await rename(path, place)
        await syncFolder(inFolder)
      }
      return ok({ ...written.value, path, keep, discard })
    },
    async read(unitId, sha256) {
      const [, path] = placeOf(unitId, sha256)
      const found = await stat(path).catch(() => null)
      return found?.isFile() ? { size: found.size, bytes: createReadStream(path) } : null
    },
    has: async (unitId, sha256) => (await stat(placeOf(unitId, sha256)[1]).catch(() => null))?.isFile() ?? false,
    remove: (unitId, sha256) => rm(placeOf(unitId, sha256)[1], { force: true }),
    async sweep(olderThanMs, now) {
      let removed = 0
      for (const name of await readdir(incoming).catch(() => [])) {
        const path = join(incoming, name)
        const found = await stat(path).catch(() => null)
        if (!found || now - found.mtimeMs < olderThanMs) continue
        await rm(path, { force: true })
        removed++
      }
      return removed
    },
    async keepOnly(wanted) {
      let removed = 0
      for (const unit of await readdir(folder).catch(() => []))
        for (const [path, name] of unit === INCOMING ? [] : await filesBelow(join(folder, unit)))
          if (!wanted.has(`${unit}/${name}`)) {
            await rm(path, { force: true })
            removed++
          }
      return removed
    },
  }
}

async function filesBelow(folder: string): Promise<readonly (readonly [path: string, name: string])[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => [join(entry.parentPath, entry.name), entry.name])
}

type Written = Pick<ReceivedFile, 'sha256' | 'size' | 'head'>

async function writeAll(path: string, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Result<Written, ReceiveFailure>> {
  const file = await open(path, 'wx', 0o600)
  try {
    const written = await copy(file, bytes, limit)
    if (written.ok) await file.sync()
    return written
  } finally {
    await file.close()
  }
}

async function copy(file: FileHandle, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Result<Written, ReceiveFailure>> {
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.byteLength
    if (size > limit) return err('too-large')
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES)
    hash.update(chunk)
    await file.writeFile(chunk)
  }
  return ok({ sha256: hash.digest('hex'), size, head })
}
