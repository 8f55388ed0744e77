import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
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
  /** Afterwards a power cut does not bring it back. */
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
const hashPattern = /^[0-9a-f]{64}$/

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
  const statOf = (unitId: UnitId, sha256: string) => stat(placeOf(folder, unitId, sha256)).catch(() => null)
  return {
    async receive(bytes, limit) {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
      const { bavail, bsize } = await statfs(incoming)
      if (bavail * bsize - limit < reserve) return err('no-space')
      return await receive(folder, join(incoming, randomUUID()), bytes, limit)
    },
    async read(unitId, sha256) {
      const found = await statOf(unitId, sha256)
      return found?.isFile() ? { size: found.size, bytes: createReadStream(placeOf(folder, unitId, sha256)) } : null
    },
    has: async (unitId, sha256) => (await statOf(unitId, sha256))?.isFile() ?? false,
    async remove(unitId, sha256) {
      const place = placeOf(folder, unitId, sha256)
      const isThere = await rm(place).then(
        () => true,
        (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? false : Promise.reject(error)),
      )
      if (isThere) await syncFolder(dirname(place))
    },
    sweep: (olderThanMs, now) =>
      removeWhere(incoming, async (path) => {
        const found = await stat(path).catch(() => null)
        return found !== null && now - found.mtimeMs >= olderThanMs
      }),
    async keepOnly(wanted) {
      let removed = 0
      for (const unit of (await readdir(folder).catch(() => [])).filter((name) => name !== INCOMING))
        removed += await removeWhere(join(folder, unit), async (_path, name) => !wanted.has(`${unit}/${name}`))
      return removed
    },
  }
}

/** Nothing but checked ids ever becomes part of a path. */
function placeOf(folder: string, unitId: UnitId, sha256: string): string {
  assert(isUuid(unitId) && hashPattern.test(sha256), 'a file is named by its unit and hash')
  return join(folder, unitId, sha256.slice(0, 2), sha256)
}

async function receive(
  folder: string,
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Result<ReceivedFile, ReceiveFailure>> {
  const discard = () => rm(path, { force: true })
  const written = await writeAll(path, bytes, limit).catch(async (error: unknown) => {
    await discard()
    return failureOf(error)
  })
  if (!written.ok) {
    await discard()
    return written
  }
  const keep = async (unitId: UnitId) => {
    const place = placeOf(folder, unitId, written.value.sha256)
    await makeFolders(folder, dirname(place))
    await rename(path, place)
    await syncFolder(dirname(place))
  }
  return ok({ ...written.value, path, keep, discard })
}

/** Removes files below a folder, which need not be there. @returns how many */
async function removeWhere(folder: string, test: (path: string, name: string) => Promise<boolean>): Promise<number> {
  let removed = 0
  for (const [path, name] of await filesBelow(folder)) {
    if (!(await test(path, name))) continue
    await rm(path, { force: true })
    removed++
  }
  return removed
}

async function filesBelow(folder: string): Promise<readonly (readonly [path: string, name: string])[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
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
