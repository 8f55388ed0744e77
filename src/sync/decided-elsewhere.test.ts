import { expect, it } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { uuidV7, type OpId } from '#core/lib/ids.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { makeWithdrawal } from '#core/record/make-operation.ts'
import type { Operation } from '#core/record/operation.ts'
import { valueOf } from '#testing/device.ts'
import { buildSyncWorld, type SyncWorld } from '#testing/sync-world.ts'

const makeOpId = (): OpId => uuidV7<OpId>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const path = '/declaration_place'

const changeOf = (created: Operation, value: string): Operation => ({
  ...created,
  opId: makeOpId(),
  kind: 'change',
  base: { kind: 'revision', revision: 1 },
  changes: { [path]: { base: must(created.changes[path]?.value, 'the sample has a place'), value } },
})

async function withSentRecord(world: SyncWorld) {
  const tab = await world.openTab()
  const created = world.operation(1)
  valueOf(await tab.vault.submit(created, 'Phiếu', world.now))
  tab.sync.start()
  await tab.sync.now()
  return { tab, created }
}

it('a withdrawal made offline is told as waiting, and as withdrawn once the server has it', async () => {
  const world = await buildSyncWorld()
  const { tab, created } = await withSentRecord(world)
  const record = must(valueOf(await tab.vault.record(created.recordId)), 'held')
  world.fault = () => Promise.reject(new TypeError('no network'))
  const moment = { opId: makeOpId(), asOf: vietnamDay(world.now), now: world.now, offlineMs: 0 }
  valueOf(await tab.vault.submit(makeWithdrawal(record, world.clerk.userId, moment), 'Phiếu', world.now))
  await tab.sync.now()
  expect(valueOf(await tab.vault.outbox())).toMatchObject([{ operation: { kind: 'withdraw' }, state: { kind: 'queued' } }])
  expect(valueOf(await tab.vault.record(created.recordId))?.state).toEqual({ kind: 'received' })
  world.fault = null
  await tab.sync.now()
  expect(valueOf(await tab.vault.outbox())).toEqual([])
  expect(valueOf(await tab.vault.record(created.recordId))?.state).toEqual({ kind: 'withdrawn' })
})

it('an operation in conflict leaves the outbox with the next pull after somebody has chosen', async () => {
  const world = await buildSyncWorld()
  const { tab, created } = await withSentRecord(world)
  valueOf(await tab.vault.submit(changeOf(created, 'Nơi một'), 'Phiếu', world.now))
  await tab.sync.now()
  valueOf(await tab.vault.submit(changeOf(created, 'Nơi hai'), 'Phiếu', world.now))
  await tab.sync.now()
  expect(valueOf(await tab.vault.outbox())).toMatchObject([{ state: { kind: 'stopped', outcome: { kind: 'conflict' } } }])
  const decision = { kind: 'resolve-conflict', path, take: 'other' } as const
  valueOf(await world.api.decide(world.unitId, created.recordId, { opId: makeOpId(), revision: 3, decision }))
  await tab.sync.now()
  expect(valueOf(await tab.vault.outbox())).toEqual([])
  expect(valueOf(await tab.vault.record(created.recordId))).toMatchObject({
    revision: 4,
    conflicts: {},
    values: { declaration_place: 'Nơi hai' },
  })
})
