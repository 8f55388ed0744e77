import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { HEAD_BYTES } from '#core/form/file-magic.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { failureOf, type ReceiveFailure } from './receive-failure.ts'

/** Names of files that come in pieces begin so; what comes in one go is swept sooner. */
export const PARTIAL = 'part-'

/** Bytes that come over several requests. What has arrived stays through cuts and restarts, until it is whole, dropped, or swept. */
export interface PartialFile {
  /** How much is here; null: nothing was begun. */
  offset(): Promise<number | null>
  /** Empty, whatever was there. */
  begin(): Promise<void>
  /**
   * Adds what comes behind `offset`, and has it on the disk when it returns, also when the bytes stop half-way. `offset`: that is not
   * where it ends. Whoever is still adding is told to stop first: its sender has most likely given it up without our noticing.
   */
  append(offset: number, bytes: AsyncIterable<Uint8Array>): Promise<Result<number, ReceiveFailure | 'offset'>>
  /** What is here, out of the reach of whoever sends it once more; null when nothing is. */
  take(): Promise<Received | null>
  /** Undoes `take`, unless the file was begun anew meanwhile. */
  giveBack(taken: Pick<Received, 'path'>): Promise<void>
  discard(): Promise<void>
}

/** Bytes on the disk, under a name that nobody else knows, and what they are. */
export interface Received {
  readonly sha256: string
  readonly size: number
  /** The first bytes, at most `HEAD_BYTES`. */
  readonly head: Uint8Array
  /** It may be opened and read. */
  readonly path: string
}

interface Turn {
  readonly stop: () => void
  readonly over: Promise<unknown>
}

/** @param folder of what is on its way; must be there before `begin` */
export function createPartialFiles(folder: string): (key: string, limit: number) => PartialFile {
  const turns = new Map<string, Turn>()

  /** One after another, the latest sender before those that wait. */
  async function inTurn<T>(path: string, work: (stopped: AbortSignal) => Promise<T>): Promise<T> {
    for (;;) {
      const before = turns.get(path)
      if (before === undefined) break
      before.stop()
      await before.over
    }
    const stop = new AbortController()
    const run = work(stop.signal)
    const over = run.catch(() => undefined).then(() => turns.delete(path))
    turns.set(path, { stop: () => stop.abort(), over })
    try {
      return await run
    } finally {
      await over
    }
  }

  return (key, limit) => {
    const path = join(folder, `${PARTIAL}${key}`)
    const sizeOf = () =>
      stat(path).then(
        ({ size }) => size,
        () => null,
      )
    const discard = () => rm(path, { force: true })
    return {
      offset: sizeOf,
      begin: () => inTurn(path, async () => await (await open(path, 'w', 0o600)).close()),
      append: (offset, bytes) =>
        inTurn(path, async (stopped) => {
          if ((await sizeOf()) !== offset) return err('offset')
          const added = await add(path, offset, limit, untilStopped(bytes, stopped))
          if (!added.ok && added.error === 'too-large') await discard()
          return added
        }),
      async take() {
        const own = join(folder, randomUUID())
        const isThere = await inTurn(path, async () => (await sizeOf()) !== null && (await rename(path, own), true))
        if (!isThere) return null
        // It may have lain here for days: from now on its age is that of a whole file on its way, or the sweeper takes it from under us.
        const now = new Date()
        await utimes(own, now, now)
        return await digestOf(own)
      },
      giveBack: (taken) => inTurn(path, async () => await ((await sizeOf()) === null ? rename(taken.path, path) : rm(taken.path))),
      discard: () => inTurn(path, discard),
    }
  }
}

/** Ends with the first chunk after the signal, or with the signal when no chunk comes. */
async function* untilStopped(bytes: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const stopped = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))
  const source = bytes[Symbol.asyncIterator]()
  for (;;) {
    const next = signal.aborted ? null : await Promise.race([source.next(), stopped])
    if (next === null) {
      void source.return?.(undefined)?.catch(() => undefined)
      return
    }
    if (next.done === true) return
    yield next.value
  }
}

async function add(path: string, offset: number, limit: number, bytes: AsyncIterable<Uint8Array>): Promise<Result<number, ReceiveFailure>> {
  const file = await open(path, 'r+')
  let end = offset
  try {
    for await (const chunk of bytes) {
      if (end + chunk.byteLength > limit) return err('too-large')
      let written = 0
      while (written < chunk.byteLength)
        written += (await file.write(chunk, written, chunk.byteLength - written, end + written)).bytesWritten
      end += chunk.byteLength
    }
    return ok(end)
  } catch (error) {
    return failureOf(error)
  } finally {
    await file.sync().catch(() => undefined) // what a full disk does not take is found missing by the hash
    await file.close()
  }
}

async function digestOf(path: string): Promise<Received> {
  const hash = createHash('sha256')
  let head = Buffer.alloc(0)
  let size = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES)
    hash.update(chunk)
    size += chunk.byteLength
  }
  return { sha256: hash.digest('hex'), size, head, path }
}
