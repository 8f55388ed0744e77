import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { HEAD_BYTES } from '#core/form/file-magic.ts'
import { assert } from '#core/lib/assert.ts'
import { isUuid, type UnitId } from '#core/lib/ids.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { createPartialFiles, PARTIAL, type PartialFile, type Received } from './partial-file.ts'
import { failureOf, type ReceiveFailure } from './receive-failure.ts'
import { makeFolders, syncFolder } from './sync-folder.ts'

/** Bytes that have arrived whole and are on the disk, under a name that nobody else knows. `keep` or `discard` ends it. */
export interface ReceivedFile extends Received {
  /** Puts it at its place in the unit; what lies there already is the same. Afterwards a power cut does not lose it. */
  keep(unitId: UnitId): Promise<void>
  discard(): Promise<void>
}

/** The bytes of files, per unit, so that a hash never tells of another unit's file: `<folder>/<unit>/<first 2 of hash>/<hash>`. */
export interface FileStore {
  /** Writes what comes, as it comes: a chunk in memory at a time. @param limit bytes; one more is `too-large` */
  receive(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Result<ReceivedFile, ReceiveFailure>>
  /** A file that comes over several requests. @param key of whoever sends it and what, in letters and digits @param limit bytes in all */
  partial(key: string, limit: number): PartialUpload
  /** Null when the disk does not have it. */
  read(unitId: UnitId, sha256: string): Promise<{ readonly size: number; readonly bytes: Readable } | null>
  has(unitId: UnitId, sha256: string): Promise<boolean>
  /** Bytes; null when the disk does not have it. */
  sizeOf(unitId: UnitId, sha256: string): Promise<number | null>
  /** Afterwards a power cut does not bring it back. */
  remove(unitId: UnitId, sha256: string): Promise<void>
  /** Removes what has not grown for so long: what a crash left half-way, and what nobody goes on with. @returns how many */
  sweep(older: SweepAges, now: number): Promise<number>
  /** Hashes of what has lain at its place for so long, by unit. */
  kept(olderThanMs: number, now: number): Promise<ReadonlyMap<UnitId, readonly string[]>>
  /** Removes every file but these, named `<unit id>/<sha256>`. @returns how many */
  keepOnly(wanted: ReadonlySet<string>): Promise<number>
}

export interface PartialUpload extends Omit<PartialFile, 'begin' | 'take'> {
  /** Empty, whatever was there. */
  begin(): Promise<Result<void, 'no-space'>>
  /** Ends it: what was begun is nobody's any more. Null when nothing was. */
  take(): Promise<ReceivedFile | null>
}

/** Milliseconds. */
export interface SweepAges {
  /** What came in one request, and a whole file on its way to its place. */
  readonly received: number
  readonly partial: number
}

export interface FileStoreOptions {
  /** So much stays free for the database, which may lie on the same disk. Bytes. */
  readonly reserve?: number
}

const RESERVE = 256_000_000
const INCOMING = 'incoming'
const hashPattern = /^[0-9a-f]{64}$/
const keyPattern = /^[0-9a-z]{1,100}$/

export function createFileStore(folder: string, { reserve = RESERVE }: FileStoreOptions = {}): FileStore {
  const incoming = join(folder, INCOMING)
  const partialOf = createPartialFiles(incoming)
  const makeRoom = async (bytes: number): Promise<boolean> => {
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    const { bavail, bsize } = await statfs(incoming)
    return bavail * bsize - bytes >= reserve
  }
  const statOf = (unitId: UnitId, sha256: string) => stat(placeOf(folder, unitId, sha256)).catch(() => null)
  return {
    async receive(bytes, limit) {
      if (!(await makeRoom(limit))) return err('no-space')
      return await receive(folder, join(incoming, randomUUID()), bytes, limit)
    },
    partial(key, limit) {
      assert(keyPattern.test(key), 'a key is no path')
      return withRoom(folder, partialOf(key, limit), limit, makeRoom)
    },
    async read(unitId, sha256) {
      const found = await statOf(unitId, sha256)
      return found?.isFile() ? { size: found.size, bytes: createReadStream(placeOf(folder, unitId, sha256)) } : null
    },
    has: async (unitId, sha256) => (await statOf(unitId, sha256))?.isFile() ?? false,
    sizeOf: async (unitId, sha256) => sizeOfFile(await statOf(unitId, sha256)),
    async remove(unitId, sha256) {
      const place = placeOf(folder, unitId, sha256)
      const isThere = await rm(place).then(
        () => true,
        (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? false : Promise.reject(error)),
      )
      if (isThere) await syncFolder(dirname(place))
    },
    sweep: (older, now) =>
      removeWhere(incoming, (path, name) => isOlder(path, name.startsWith(PARTIAL) ? older.partial : older.received, now)),
    async kept(olderThanMs, now) {
      const found = new Map<UnitId, string[]>()
      for (const unit of (await readdir(folder).catch(() => [])).filter(isUuid)) {
        const hashes: string[] = []
        for (const [path, name] of await filesBelow(join(folder, unit)))
          if (hashPattern.test(name) && (await isOlder(path, olderThanMs, now))) hashes.push(name)
        if (hashes.length > 0) found.set(unit as UnitId, hashes) // just checked
      }
      return found
    },
    async keepOnly(wanted) {
      let removed = 0
      for (const unit of (await readdir(folder).catch(() => [])).filter((name) => name !== INCOMING))
        removed += await removeWhere(join(folder, unit), async (_path, name) => !wanted.has(`${unit}/${name}`))
      return removed
    },
  }
}

async function isOlder(path: string, millis: number, now: number): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found !== null && now - found.mtimeMs >= millis
}

const sizeOfFile = (found: Stats | null): number | null => (found?.isFile() ? found.size : null)

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
  return ok(receivedFile(folder, { ...written.value, path }))
}

/** Begun uploads have no bytes yet, so there was room for each of them: it is asked for again when these come. What is here whole takes none. */
const withRoom = (folder: string, partial: PartialFile, limit: number, makeRoom: (bytes: number) => Promise<boolean>): PartialUpload => ({
  ...partial,
  begin: async () => ((await makeRoom(limit)) ? ok(await partial.begin()) : err('no-space')),
  append: async (offset, bytes) =>
    offset >= limit || (await makeRoom(limit - offset)) ? await partial.append(offset, bytes) : err('no-space'),
  async take() {
    const received = await partial.take()
    return received && receivedFile(folder, received)
  },
})

const receivedFile = (folder: string, received: Received): ReceivedFile => ({
  ...received,
  async keep(unitId) {
    const place = placeOf(folder, unitId, received.sha256)
    await makeFolders(folder, dirname(place))
    await rename(received.path, place)
    await syncFolder(dirname(place))
  },
  discard: () => rm(received.path, { force: true }),
})

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
