import type { Operation } from '#core/record/operation.ts'
import { must } from '#core/lib/assert.ts'
import { valueOf } from '#testing/device.ts'
import { buildBytes, fileJson } from '#testing/file-sample.ts'
import { backUp, restore } from '#testing/mock-server/mock-backup.ts'
import { recordKey } from '#testing/mock-server/mock-state.ts'
import { buildSyncWorld, type SyncTab, type SyncWorld } from '#testing/sync-world.ts'
import { expect, test } from 'vitest'

async function started(): Promise<{ readonly world: SyncWorld; readonly tab: SyncTab }> {
  const world = await buildSyncWorld()
  const tab = await world.openTab()
  tab.sync.start()
  await tab.sync.now()
  return { world, tab }
}

async function send(world: SyncWorld, tab: SyncTab, ...operations: Operation[]): Promise<void> {
  for (const operation of operations) valueOf(await tab.vault.submit(operation, 'Phiếu thử', world.now))
  await quiet(tab)
}

/** Until a round has found nothing new. */
async function quiet(tab: SyncTab): Promise<void> {
  for (let rounds = 0; rounds < 4; rounds++) await tab.sync.now()
}

/** A place of the sample where two people may write different things, and what is there. */
function textOf({ changes }: Operation): readonly [string, string] {
  const texts = Object.entries(changes).flatMap(([path, { value }]) => (typeof value === 'string' ? [[path, value] as const] : []))
  return must(
    texts.find(([, value]) => value.includes('HĐ')),
    'a text of the sample that says HĐ',
  )
}

const recordsOf = (world: SyncWorld) => [...world.server.state.records.values()]
const sentAgain = async (tab: SyncTab): Promise<readonly string[]> =>
  valueOf(await tab.vault.syncLog()).flatMap(({ detail }) => (detail.startsWith('sent-again') ? [detail] : []))

test('what a restored server has forgotten is there again, once each and in order, and the log says so in one line', async () => {
  const { world, tab } = await started()
  const backup = backUp(world.server.state)
  const [one, two] = [world.operation(1), world.operation(2)]
  await send(world, tab, one, two)
  const change = world.operation(3, {
    recordId: one.recordId,
    kind: 'change',
    base: { kind: 'after', opId: one.opId },
    changes: {},
  })
  await send(world, tab, change)
  expect(recordsOf(world)).toHaveLength(2)
  restore(world.server.state, backup, 'restored-1')
  expect(recordsOf(world)).toEqual([])
  await quiet(tab)
  expect(recordsOf(world).map(({ recordId, revision }) => [recordId, revision])).toEqual([
    [one.recordId, 2],
    [two.recordId, 1],
  ])
  expect(await sentAgain(tab)).toEqual(['sent-again 3'])
  expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
  expect(valueOf(await tab.vault.outbox())).toEqual([])
  expect(valueOf(await tab.vault.sent())).toHaveLength(3)
  expect(
    valueOf(await tab.vault.findRecords({ text: '' }, 9))
      .map(({ recordId }) => recordId)
      .sort(),
  ).toEqual([one.recordId, two.recordId].sort())
  // Once more changes nothing: the epoch is known now.
  await quiet(tab)
  expect(await sentAgain(tab)).toHaveLength(1)
  expect(recordsOf(world).map(({ revision }) => revision)).toEqual([2, 1])
})

test('a device that missed two restores brings back what it alone knows; what the server still has stays as it is', async () => {
  const { world, tab } = await started()
  const empty = backUp(world.server.state)
  await send(world, tab, world.operation(1))
  const withOne = backUp(world.server.state)
  await send(world, tab, world.operation(2))
  tab.sync.stop()
  restore(world.server.state, empty, 'restored-1')
  restore(world.server.state, withOne, 'restored-2')
  const receipts = recordsOf(world).map(({ receipt }) => receipt)
  tab.sync.start()
  await quiet(tab)
  expect(recordsOf(world).map(({ recordId, revision }) => [recordId, revision])).toEqual([
    [world.operation(1).recordId, 1],
    [world.operation(2).recordId, 1],
  ])
  expect(recordsOf(world)[0]?.receipt).toBe(receipts[0])
  expect(valueOf(await tab.vault.sentOf(world.operation(1).recordId))).toMatchObject([{ outcome: { kind: 'duplicate' } }])
})

test('a record that a colleague changed after the restore takes the change back in by the usual merge', async () => {
  const { world, tab } = await started()
  const create = world.operation(1)
  await send(world, tab, create)
  const backup = backUp(world.server.state)
  const [field, before] = textOf(create)
  const mine = world.operation(2, {
    recordId: create.recordId,
    kind: 'change',
    base: { kind: 'revision', revision: 1 },
    changes: { [field]: { base: before, value: '7001/HĐ' } },
  })
  await send(world, tab, mine)
  restore(world.server.state, backup, 'restored-1')
  const theirs = world.operation(3, {
    recordId: create.recordId,
    kind: 'change',
    base: { kind: 'revision', revision: 1 },
    changes: { [field]: { base: before, value: '7002/HĐ' } },
  })
  const answer = valueOf(await world.api.push({ protocolVersion: 1, deviceId: tab.vault.deviceId, operations: [theirs] }))
  expect(answer.results[0]?.outcome).toMatchObject({ kind: 'applied', revision: 2 })
  await quiet(tab)
  const record = must(world.server.state.records.get(recordKey(create)), 'the record')
  expect(record.revision).toBe(3)
  expect(Object.keys(record.conflicts)).toEqual([field])
  expect(valueOf(await tab.vault.outbox())).toMatchObject([{ state: { kind: 'stopped', outcome: { kind: 'conflict' } } }])
})

test('a conflict goes before what was acknowledged behind it, which builds on it', async () => {
  const { world, tab } = await started()
  const create = world.operation(1)
  await send(world, tab, create)
  const [field, before] = textOf(create)
  const change = (n: number, revision: number, changes: Operation['changes']) =>
    world.operation(n, { recordId: create.recordId, kind: 'change', base: { kind: 'revision', revision }, changes })
  const theirs = change(2, 1, { [field]: { base: before, value: '7002/HĐ' } })
  valueOf(await world.api.push({ protocolVersion: 1, deviceId: tab.vault.deviceId, operations: [theirs] }))
  const backup = backUp(world.server.state)
  const mine = change(3, 1, { [field]: { base: before, value: '7001/HĐ' } })
  await send(world, tab, mine)
  world.now += 60_000
  await send(world, tab, change(4, 3, {}))
  const record = () => must(world.server.state.records.get(recordKey(create)), 'the record')
  expect(record().revision).toBe(4)
  restore(world.server.state, backup, 'restored-1')
  await quiet(tab)
  expect(record().revision).toBe(4)
  expect(Object.keys(record().conflicts)).toEqual([field])
  expect(valueOf(await tab.vault.outbox())).toMatchObject([{ operation: { opId: mine.opId }, state: { outcome: { kind: 'conflict' } } }])
})

test('files go along: one that is still here is sent with its record, one whose bytes are gone is asked for', async () => {
  const { world, tab } = await started()
  const backup = backUp(world.server.state)
  const take = async (seed: number) =>
    valueOf(await tab.vault.putFile(buildBytes(400, seed), { name: `${seed}.pdf`, type: 'application/pdf' }, world.now))
  const [gone, here] = [await take(1), await take(2)]
  const paper = (n: number, file: typeof gone) => world.paperOperation(n, { subject: `Việc ${n}`, paper: fileJson(file) })
  await send(world, tab, paper(1, gone))
  expect(valueOf(await tab.vault.pendingFiles())).toEqual([])
  // The server takes no file any more, and is restored before it does again.
  world.fault = (request, pass) => (request.url.includes('/uploads/') ? Promise.reject(new TypeError('cut')) : pass(request))
  await send(world, tab, paper(2, here))
  expect(valueOf(await tab.vault.pendingFiles())).toHaveLength(1)
  world.fault = null
  world.server.state.files.clear()
  restore(world.server.state, backup, 'restored-1')
  await quiet(tab)
  expect(recordsOf(world).map(({ recordId, awaitingFiles = [] }) => [recordId, awaitingFiles])).toEqual([
    [paper(1, gone).recordId, [gone.sha256]],
    [paper(2, here).recordId, []],
  ])
  expect(valueOf(await tab.vault.pendingFiles())).toMatchObject([{ file: gone, state: { kind: 'stopped', stop: { kind: 'missing' } } }])
})

test('a demonstration that began anew is not filled with what was in it before', async () => {
  const { world, tab } = await started()
  const backup = backUp(world.server.state)
  await send(world, tab, world.operation(1))
  world.isDemo = true
  restore(world.server.state, backup, 'reset')
  await quiet(tab)
  expect(recordsOf(world)).toEqual([])
})
