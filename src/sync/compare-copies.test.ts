import { describe, expect, it } from 'vitest'
import { vietnamDay } from '#core/lib/calendar.ts'
import { must } from '#core/lib/assert.ts'
import { valueOf } from '#testing/device.ts'
import { buildSyncWorld, type SyncTab, type SyncWorld } from '#testing/sync-world.ts'

const DAY = 86_400_000
const held = async (tab: SyncTab) => valueOf(await tab.vault.findRecords({ text: '' }, 100)).map(({ recordId }) => recordId)
const diverged = async (tab: SyncTab) => valueOf(await tab.vault.syncLog()).filter(({ detail }) => detail === 'diverged 1').length

/** A record that the device never got, although its place in the feed has gone by. */
function slipIn(world: SyncWorld, n: number): void {
  const [known] = [...world.server.state.records.values()]
  const record = must(known, 'a record is there')
  const { recordId } = world.operation(n)
  world.server.state.records.set(`${record.unitId}/${recordId}`, { ...record, recordId, seq: 1 })
}

describe('copies that are not what the server has', () => {
  it('are fetched anew by themselves, told in the log, and never again without need', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    for (const operation of [world.operation(1), world.operation(2)])
      await world.api.push({ protocolVersion: 1, deviceId: tab.vault.deviceId, operations: [operation] })
    tab.sync.start()
    await tab.sync.now()
    expect(await diverged(tab)).toBe(0)
    expect(await held(tab)).toHaveLength(2)
    slipIn(world, 3)
    // Between two comparisons nothing is asked of the server.
    await tab.sync.now()
    expect(await held(tab)).toHaveLength(2)
    world.now += DAY
    await tab.sync.now()
    expect(new Set(await held(tab))).toEqual(new Set([1, 2, 3].map((n) => world.operation(n).recordId)))
    expect(await diverged(tab)).toBe(1)
    world.now += DAY
    await tab.sync.now()
    expect(await diverged(tab)).toBe(1)
  })

  it('go without what waits to be sent', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    await world.api.push({ protocolVersion: 1, deviceId: tab.vault.deviceId, operations: [world.operation(1)] })
    tab.sync.start()
    await tab.sync.now()
    slipIn(world, 3)
    world.fault = async (request, send) => (request.url.endsWith('/push') ? new Response('', { status: 503 }) : send(request))
    world.now += DAY
    valueOf(await tab.vault.submit(world.operation(2, { asOf: vietnamDay(world.now) }), 'Phiếu thử', world.now))
    await tab.sync.now()
    expect(valueOf(await tab.vault.unsentCount())).toBe(1)
    world.fault = null
    await tab.sync.now()
    expect(valueOf(await tab.vault.sent()).map(({ outcome }) => outcome.kind)).toEqual(['applied'])
    expect(new Set(await held(tab))).toEqual(new Set([1, 2, 3].map((n) => world.operation(n).recordId)))
  })
})
