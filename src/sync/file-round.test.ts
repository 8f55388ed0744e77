import { must } from '#core/lib/assert.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import { moveDraft } from '#core/form/upgrade/move-draft.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import type { OpId } from '#core/lib/ids.ts'
import { makeOperation } from '#core/record/make-operation.ts'
import type { Operation } from '#core/record/operation.ts'
import type { Vault } from '#storage/vault.ts'
import { makeVaultDatabase } from '#storage/vault-database.ts'
import { buildDraft, buildId } from '#testing/builders.ts'
import { valueOf } from '#testing/device.ts'
import { buildBytes, bytesOf, fileJson } from '#testing/file-sample.ts'
import { formWithoutPaper, paperForm } from '#testing/paper-form.ts'
import { buildSyncWorld, type Fault, type SyncTab, type SyncWorld } from '#testing/sync-world.ts'
import { describe, expect, it } from 'vitest'

const isUpload = (line: string): boolean => /^(POST|PATCH) .*\/uploads\//.test(line)
const isFile = ({ method, url }: Request) => isUpload(`${method} ${url}`)
const cut = () => Promise.reject(new TypeError('the connection was cut'))
const refusal = (status: number, code: string) =>
  new Response(JSON.stringify({ type: 'about:blank', title: 't', status, code, requestId: 'r1' }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
/** Does `first` to the first `times` uploads; everything else passes. */
const onFiles = (times: number, first: Fault): Fault => {
  let left = times
  return (request, send) => (isFile(request) && left-- > 0 ? first(request, send) : send(request))
}

const take = async (world: SyncWorld, vault: Vault, seed: number, size = 400): Promise<FileValue> =>
  valueOf(await vault.putFile(buildBytes(size, seed), { name: `${seed}.pdf`, type: 'application/pdf' }, world.now))

/** A submitted record with that many files: a paper, and pictures that call themselves so. */
async function submitted(
  world: SyncWorld,
  { vault }: SyncTab,
  n = 1,
): Promise<{ readonly operation: Operation; readonly file: FileValue }> {
  const file = await take(world, vault, n)
  const operation = world.paperOperation(n, { subject: `Việc ${n}`, paper: fileJson(file) })
  valueOf(await vault.submit(operation, `Việc ${n}`, world.now))
  return { operation, file }
}
const round = async (tab: SyncTab) => {
  tab.sync.start()
  await tab.sync.now()
}
const uploads = (world: SyncWorld) => world.seen.filter(isUpload).length
const records = (world: SyncWorld) => [...world.server.state.records.values()]
const filesHere = async (world: SyncWorld) => {
  const db = makeVaultDatabase(world.device, world.clerk.userId)
  await db.open()
  const count = await db.files.count()
  db.close()
  return count
}

describe('the files of a record', () => {
  it('go up after it, byte by byte, and the receipt comes with the last', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    const file = await take(world, tab.vault, 1, 300_000)
    const operation = world.paperOperation(1, { subject: 'Việc', paper: fileJson(file) })
    valueOf(await tab.vault.submit(operation, 'Việc', world.now))
    const told: unknown[] = []
    tab.sync.subscribe(() => void told.push(tab.sync.status()))
    await round(tab)
    expect(world.seen.findIndex((line) => line.endsWith('/sync/push'))).toBeLessThan(world.seen.findIndex(isUpload))
    expect(uploads(world)).toBe(1)
    const answer = await world.api.getFile(world.unitId, operation.recordId, file.sha256)
    expect(await bytesOf(answer.ok ? answer.value : null)).toEqual(buildBytes(300_000, 1))
    expect(told).toContainEqual({ kind: 'syncing', unsent: 1, files: 1 })
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
    expect(valueOf(await tab.vault.sent())).toMatchObject([{ outcome: { receipt: expect.stringMatching(/.+/) } }])
    expect(valueOf(await tab.vault.record(operation.recordId))).toMatchObject({ receipt: expect.stringMatching(/.+/) })
    expect(valueOf(await tab.vault.record(operation.recordId))).not.toHaveProperty('awaitingFiles')
    expect(await filesHere(world), 'nothing here needs the bytes any more').toBe(0)
  })

  it('are sent by the next tab when this one is killed between the record and the file', async () => {
    const world = await buildSyncWorld()
    const killed = await world.openTab()
    await submitted(world, killed)
    world.fault = onFiles(99, cut)
    await round(killed)
    expect(records(world)).toMatchObject([{ revision: 1, receipt: '' }])
    expect(killed.sync.status()).toMatchObject({ kind: 'offline', unsent: 1 })
    killed.sync.stop()
    killed.vault.close()
    world.fault = null
    const tab = await world.openTab()
    await round(tab)
    expect(records(world)[0]?.receipt).not.toBe('')
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
  })

  it('are not sent a second time when only the answer was lost: the pulled record tells', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    await submitted(world, tab)
    world.fault = onFiles(1, async (request, send) => {
      await send(request)
      return cut()
    })
    await round(tab)
    await tab.sync.now()
    expect(uploads(world)).toBe(1)
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
    expect(valueOf(await tab.vault.sent())).toMatchObject([{ outcome: { receipt: expect.stringMatching(/.+/) } }])
  })

  it('go on where they were cut: what arrived once is not sent again', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    const size = 200_000
    const file = await take(world, tab.vault, 1, size)
    const operation = world.paperOperation(1, { subject: 'Việc', paper: fileJson(file) })
    valueOf(await tab.vault.submit(operation, 'Việc', world.now))
    const carried: number[] = []
    world.fault = async (request, send) => {
      if (!isFile(request)) return send(request)
      const body = new Uint8Array(await request.clone().arrayBuffer())
      const through = carried.length < 10 ? Math.min(body.length, 15_000) : body.length
      carried.push(through)
      const answer = await send(
        new Request(request.url, { method: request.method, headers: request.headers, body: body.slice(0, through) }),
      )
      return carried.length <= 10 ? cut() : answer
    }
    for (let i = 0; i < 11; i++) await (i === 0 ? round(tab) : tab.sync.now())
    expect(
      carried.reduce((sum, bytes) => sum + bytes, 0),
      'no byte twice',
    ).toBe(size)
    expect(carried).toHaveLength(11)
    expect(records(world)[0]?.receipt).not.toBe('')
    const answer = await world.api.getFile(world.unitId, operation.recordId, file.sha256)
    expect(await bytesOf(answer.ok ? answer.value : null)).toEqual(buildBytes(size, 1))
  })

  it('go two at a time, and no more', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    for (const n of [1, 2, 3, 4]) await submitted(world, tab, n)
    let under = 0
    const seen: number[] = []
    let second = (): void => undefined
    const paired = new Promise<void>((resolve) => (second = resolve))
    world.fault = async (request, send) => {
      if (!isFile(request)) return send(request)
      seen.push(++under)
      if (under === 2) second()
      await paired // the first waits for the second to be on its way, too
      const answer = await send(request)
      under--
      return answer
    }
    await round(tab)
    expect(Math.max(...seen)).toBe(2)
    expect(seen).toHaveLength(4)
    expect(records(world).every(({ receipt }) => receipt !== '')).toBe(true)
  })

  it('that two records share are sent once', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    const file = await take(world, tab.vault, 1)
    for (const n of [1, 2]) {
      const operation = world.paperOperation(n, { subject: `Việc ${n}`, paper: fileJson(file) })
      valueOf(await tab.vault.submit(operation, 't', world.now))
    }
    await round(tab)
    await tab.sync.now()
    expect(records(world).map(({ receipt }) => receipt === '')).toEqual([false, false])
    expect(uploads(world)).toBeLessThanOrEqual(2)
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
  })
})

describe('a file that does not get through', () => {
  it.each([
    [404, 'file.not-referenced'],
    [413, 'file.too-large'],
    [422, 'file.hash-mismatch'],
  ])('because the server refuses it (%i %s) stops for a person; the others pass', async (status, code) => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    const { file } = await submitted(world, tab, 1)
    await submitted(world, tab, 2)
    world.fault = (request, send) =>
      isFile(request) && request.url.endsWith(file.sha256) ? Promise.resolve(refusal(status, code)) : send(request)
    await round(tab)
    await tab.sync.now()
    expect(uploads(world)).toBe(2)
    expect(valueOf(await tab.vault.pendingFiles())).toMatchObject([{ file, state: { kind: 'stopped', stop: { kind: 'refused', code } } }])
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 1 })
    world.fault = null
    const [stopped] = valueOf(await tab.vault.pendingFiles())
    valueOf(await tab.vault.retryFile(stopped?.id ?? ''))
    await tab.sync.now()
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
  })

  it('because the server has no room is tried again, later, and told as the server’s trouble', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    await submitted(world, tab)
    world.fault = onFiles(2, () => Promise.resolve(refusal(507, 'file.no-space')))
    await round(tab)
    expect(tab.sync.status()).toMatchObject({ kind: 'failing', unsent: 1, problem: { problem: { code: 'file.no-space' } } })
    expect(tab.nextTry()).toBeGreaterThan(0)
    await tab.sync.now()
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
  })

  it('because it fails on the server alone lets the others pass', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    const { file } = await submitted(world, tab, 1)
    await submitted(world, tab, 2)
    world.fault = (request, send) =>
      isFile(request) && request.url.endsWith(file.sha256) ? Promise.resolve(refusal(500, 'server.failed')) : send(request)
    await round(tab)
    expect(records(world).map(({ receipt }) => receipt === '')).toEqual([true, false])
    expect(tab.sync.status()).toMatchObject({ kind: 'failing', unsent: 1 })
  })

  it('because its bytes are damaged on this device stops with that reason', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    await submitted(world, tab)
    const db = makeVaultDatabase(world.device, world.clerk.userId)
    await db.open()
    await db.chunks.toCollection().modify((row) => void Object.assign(row, { data: row.data.slice(1) }))
    db.close()
    await round(tab)
    expect(uploads(world)).toBe(0)
    expect(valueOf(await tab.vault.pendingFiles())).toMatchObject([{ state: { kind: 'stopped', stop: { kind: 'damaged' } } }])
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 1 })
  })
})

describe('a big file on a slow link', () => {
  it('keeps no other record waiting: what is submitted meanwhile goes up beside it', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    await submitted(world, tab)
    let release = (): void => undefined
    const slow = new Promise<void>((resolve) => (release = resolve))
    const begun = new Promise<void>((resolve) => {
      world.fault = async (request, send) => {
        if (!isFile(request)) return send(request)
        resolve()
        await slow
        return send(request)
      }
    })
    tab.sync.start()
    await begun
    const later = world.operation(7)
    const landed = new Promise<void>((resolve) => {
      tab.vault.subscribe(() => records(world).some(({ recordId }) => recordId === later.recordId) && resolve())
    })
    valueOf(await tab.vault.submit(later, 't', world.now))
    await landed
    expect(uploads(world), 'still under way').toBe(1)
    release()
    await tab.sync.now()
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
    expect(world.seen.filter((line) => line.endsWith('/sync/push')).length).toBe(2)
  })

  it('that always times out does not keep small files from arriving', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    const { file } = await submitted(world, tab, 1)
    await submitted(world, tab, 2)
    world.fault = (request, send) =>
      isFile(request) && request.url.endsWith(file.sha256) ? Promise.resolve(refusal(504, 'http.504')) : send(request)
    await round(tab)
    expect(must(records(world)[1], 'the second record').receipt).not.toBe('')
  })
})

it('an upload is given up when the exchange stops, and the next tab sends it again', async () => {
  const world = await buildSyncWorld()
  const left = await world.openTab()
  await submitted(world, left)
  const begun = new Promise<void>((resolve) => {
    world.fault = (request, send) => {
      if (!isFile(request)) return send(request)
      resolve()
      return new Promise(() => undefined)
    }
  })
  left.sync.start()
  await begun
  left.sync.stop()
  await left.sync.now()
  left.vault.close()
  world.fault = null
  const tab = await world.openTab()
  await round(tab)
  expect(uploads(world)).toBe(2)
  expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
})

it('a draft that moved to a version without the field sends its file all the same, and has its receipt only then', async () => {
  const world = await buildSyncWorld()
  const tab = await world.openTab()
  const [first, second] = [paperForm().form, formWithoutPaper().form]
  world.server.state.forms.set(second.ref, second)
  const file = await take(world, tab.vault, 1)
  const { recordId, unitId, authorId, asOf } = world.paperOperation(1, {})
  const draft = buildDraft({ recordId, unitId, authorId, formRef: first.ref, values: { subject: 'Việc', paper: fileJson(file) } })
  const context = world.server.state.context(asOf)
  const fresh = { listVersions: {}, provisional: {} }
  const moved = moveDraft({ old: first, next: second, draft, context, now: world.now, fresh }).draft
  expect(moved).toMatchObject({ formRef: second.ref, values: { subject: 'Việc' }, orphans: { '/paper': fileJson(file) } })
  const record = valueOf(validateRecord(second, moved.values, [], context))
  const moment = { opId: buildId<OpId>(70), asOf, now: world.now, offlineMs: 0 }
  const operation = must(makeOperation({ form: second, draft: moved, record, ...moment }), 'a new record is sent')
  valueOf(await tab.vault.submit(operation, 'Việc', world.now))
  world.fault = onFiles(99, cut)
  await round(tab)
  expect(records(world)).toMatchObject([{ receipt: '', awaitingFiles: [file.sha256] }])
  expect(tab.sync.status()).toMatchObject({ unsent: 1 })
  world.fault = null
  await tab.sync.now()
  const answer = await world.api.getFile(unitId, recordId, file.sha256)
  expect(await bytesOf(answer.ok ? answer.value : null)).toEqual(buildBytes(400, 1))
  expect(valueOf(await tab.vault.sent())).toMatchObject([{ outcome: { receipt: expect.stringMatching(/.+/) } }])
  expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
  await tab.sync.now()
  expect(await filesHere(world), 'nothing here needs the bytes any more').toBe(0)
})

it('a returned record corrected with another file sends only the new one', async () => {
  const world = await buildSyncWorld()
  const tab = await world.openTab()
  const { operation, file } = await submitted(world, tab)
  await round(tab)
  const other = await take(world, tab.vault, 9)
  const change = world.paperOperation(
    2,
    {},
    {
      recordId: operation.recordId,
      kind: 'change',
      base: { kind: 'revision', revision: 1 },
      changes: { '/paper': { base: fileJson(file), value: fileJson(other) } },
    },
  )
  valueOf(await tab.vault.submit(change, 't', world.now))
  await tab.sync.now()
  expect(uploads(world)).toBe(2)
  expect(records(world)).toMatchObject([{ revision: 2, values: { paper: { sha256: other.sha256 } } }])
  expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
})
