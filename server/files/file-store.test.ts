import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { parseId, type UnitId } from '#core/lib/ids.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import { createFileStore, type FileStore, type PartialUpload } from './file-store.ts'
import { BytesCut } from './receive-failure.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

async function fresh(options = {}): Promise<{ readonly folder: string; readonly store: FileStore }> {
  const folder = await mkdtemp(join(tmpdir(), 'phieu-files-'))
  folders.push(folder)
  return { folder, store: createFileStore(folder, { reserve: 0, ...options }) }
}

const unit = must(parseId<UnitId>('00000000-0000-7000-8000-000000000001'), 'an id')
const other = must(parseId<UnitId>('00000000-0000-7000-8000-000000000002'), 'an id')
const text = 'Giấy chứng nhận'
const bytes = new TextEncoder().encode(text)
const hash = sha256Hex(text)

async function* inChunks(...chunks: readonly Uint8Array[]) {
  yield* chunks
}
async function* cutAfter(chunk: Uint8Array) {
  yield chunk
  throw new BytesCut()
}
const incoming = (folder: string) => readdir(join(folder, 'incoming'))

async function keep(store: FileStore, unitId: UnitId = unit): Promise<void> {
  const received = await store.receive(inChunks(bytes.subarray(0, 3), bytes.subarray(3)), 100)
  if (!received.ok) throw new Error(received.error)
  await received.value.keep(unitId)
}

test('what came in chunks is one file, known by its hash, in its own unit only', async () => {
  const { folder, store } = await fresh()
  const received = await store.receive(inChunks(bytes.subarray(0, 3), bytes.subarray(3)), 100)
  expect(received.ok && received.value).toMatchObject({ sha256: hash, size: bytes.length })
  expect(received.ok && [...received.value.head]).toEqual([...bytes.subarray(0, 8)])
  expect(await store.has(unit, hash)).toBe(false)
  if (received.ok) await received.value.keep(unit)
  expect([await store.has(unit, hash), await store.has(other, hash), await incoming(folder)]).toEqual([true, false, []])
  const found = must(await store.read(unit, hash), 'it is there')
  expect([found.size, Buffer.concat(await found.bytes.toArray()).toString()]).toEqual([bytes.length, text])
})

test('the same file twice at once is there once', async () => {
  const { store } = await fresh()
  await Promise.all([keep(store), keep(store), keep(store)])
  await keep(store)
  expect(await store.has(unit, hash)).toBe(true)
})

test('too many bytes, bytes that stop, and a full disk leave nothing behind', async () => {
  const { folder, store } = await fresh()
  expect(await store.receive(inChunks(bytes), bytes.length - 1)).toEqual({ ok: false, error: 'too-large' })
  expect(await store.receive(cutAfter(bytes), 100)).toEqual({ ok: false, error: 'cut' })
  const full = createFileStore(folder, { reserve: Number.MAX_SAFE_INTEGER })
  expect(await full.receive(inChunks(bytes), 100)).toEqual({ ok: false, error: 'no-space' })
  expect(await incoming(folder)).toEqual([])
})

test('an error that is nobody’s fault is thrown, and leaves nothing behind either', async () => {
  const { folder, store } = await fresh()
  async function* broken() {
    yield bytes
    throw new RangeError('bug')
  }
  await expect(store.receive(broken(), 100)).rejects.toThrow('bug')
  expect(await incoming(folder)).toEqual([])
})

test('what a crash left half-way is swept, once it is old', async () => {
  const { folder, store } = await fresh()
  await keep(store)
  await writeFile(join(folder, 'incoming', 'left'), 'half')
  await writeFile(join(folder, 'incoming', 'growing'), 'half')
  await utimes(join(folder, 'incoming', 'left'), 1000, 1000)
  await writeFile(join(folder, 'incoming', 'part-begun'), 'half')
  await writeFile(join(folder, 'incoming', 'part-forgotten'), 'half')
  const hoursAgo = (hours: number) => Date.now() / 1000 - hours * 3600
  await utimes(join(folder, 'incoming', 'part-begun'), hoursAgo(2), hoursAgo(2))
  await utimes(join(folder, 'incoming', 'part-forgotten'), hoursAgo(200), hoursAgo(200))
  expect(await store.sweep({ received: 3_600_000, partial: 100 * 3_600_000 }, Date.now())).toBe(2)
  expect((await incoming(folder)).sort()).toEqual(['growing', 'part-begun'])
  expect(await store.has(unit, hash)).toBe(true)
  expect(await createFileStore(join(folder, 'nowhere')).sweep({ received: 0, partial: 0 }, Date.now())).toBe(0)
})

test('a reset keeps what it names, and nothing else', async () => {
  const { store } = await fresh()
  await keep(store)
  await keep(store, other)
  expect(await store.keepOnly(new Set([`${unit}/${hash}`]))).toBe(1)
  expect([await store.has(unit, hash), await store.has(other, hash)]).toEqual([true, false])
  for (const _ of [1, 2]) await store.remove(unit, hash)
  expect(await store.read(unit, hash)).toBeNull()
})

test('a path is made of ids only', async () => {
  const { store } = await fresh()
  await expect(store.has('../..' as UnitId, hash)).rejects.toThrow() // what a bug might pass on
  await expect(store.has(unit, '../secrets.json')).rejects.toThrow()
})

const appended = (added: Awaited<ReturnType<PartialUpload['append']>>) => (added.ok ? added.value : added.error)

test('a file that comes in pieces goes on where it was cut, and is whole afterwards', async () => {
  const { folder, store } = await fresh()
  const part = store.partial('k1', bytes.length)
  expect(await part.offset()).toBeNull()
  expect(await part.begin()).toEqual({ ok: true, value: undefined })
  expect(appended(await part.append(0, cutAfter(bytes.subarray(0, 5))))).toBe('cut')
  const again = createFileStore(folder, { reserve: 0 }).partial('k1', bytes.length) // as after a restart
  expect(await again.offset()).toBe(5)
  expect(appended(await again.append(3, inChunks(bytes.subarray(3))))).toBe('offset')
  expect(appended(await again.append(5, inChunks(bytes.subarray(5))))).toBe(bytes.length)
  const whole = must(await again.take(), 'all of it')
  expect(whole).toMatchObject({ sha256: hash, size: bytes.length })
  await whole.keep(unit)
  expect([await store.has(unit, hash), await again.offset(), await again.take()]).toEqual([true, null, null])
})

test('more bytes than announced end an upload; so does a full disk before it begins', async () => {
  const { folder, store } = await fresh()
  const part = store.partial('k2', 4)
  await part.begin()
  expect(appended(await part.append(0, inChunks(bytes)))).toBe('too-large')
  expect([await part.offset(), await incoming(folder)]).toEqual([null, []])
  const full = createFileStore(folder, { reserve: Number.MAX_SAFE_INTEGER }).partial('k3', 4)
  expect(await full.begin()).toEqual({ ok: false, error: 'no-space' })
})

test('on a disk that has filled since, an upload that was begun takes no more bytes, and loses none', async () => {
  const { folder, store } = await fresh()
  const part = store.partial('k5', bytes.length)
  await part.begin()
  await part.append(0, inChunks(bytes.subarray(0, 5)))
  const full = createFileStore(folder, { reserve: Number.MAX_SAFE_INTEGER }).partial('k5', bytes.length)
  expect(appended(await full.append(5, inChunks(bytes.subarray(5))))).toBe('no-space')
  expect(await part.offset()).toBe(5)
  await part.append(5, inChunks(bytes.subarray(5)))
  // All is here: nothing more is written.
  expect(appended(await full.append(bytes.length, inChunks()))).toBe(bytes.length)
})

test('what has waited here whole is as fresh as what just came once it is taken', async () => {
  const { folder, store } = await fresh()
  const part = store.partial('k6', bytes.length)
  await part.begin()
  await part.append(0, inChunks(bytes))
  await utimes(join(folder, 'incoming', 'part-k6'), 1000, 1000)
  const taken = must(await part.take(), 'all of it')
  expect(await store.sweep({ received: 3_600_000, partial: 3_600_000 }, Date.now())).toBe(0)
  await taken.keep(unit)
  expect(await store.kept(3_600_000, Date.now())).toEqual(new Map())
})

test('who sends the rest again takes over from a connection that hangs', async () => {
  const { store } = await fresh()
  const part = store.partial('k4', bytes.length)
  await part.begin()
  async function* hanging() {
    yield bytes.subarray(0, 6)
    await new Promise(() => undefined)
  }
  const first = part.append(0, hanging())
  await expect.poll(() => part.offset()).toBe(6)
  const second = part.append(6, inChunks(bytes.subarray(6)))
  expect([appended(await first), appended(await second)]).toEqual([6, bytes.length])
})

test('what lies at its place for long is named by unit', async () => {
  const { store } = await fresh()
  await keep(store)
  await keep(store, other)
  expect(await store.kept(60_000, Date.now())).toEqual(new Map())
  expect(await store.kept(60_000, Date.now() + 120_000)).toEqual(
    new Map([
      [unit, [hash]],
      [other, [hash]],
    ]),
  )
})
