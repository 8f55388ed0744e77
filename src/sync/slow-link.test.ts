import { must } from '#core/lib/assert.ts'
import type { Operation } from '#core/record/operation.ts'
import { valueOf } from '#testing/device.ts'
import { buildSyncWorld, type SyncWorld } from '#testing/sync-world.ts'
import { describe, expect, it } from 'vitest'

describe('a link that carries little', () => {
  const bodyOf = async (request: Request): Promise<Record<string, unknown>> => {
    const body = must(request.clone().body, 'a body')
    const unpacked = request.headers.has('content-encoding') ? body.pipeThrough(new DecompressionStream('gzip')) : body
    return JSON.parse(await new Response(unpacked).text()) as Record<string, unknown> // the device wrote it
  }
  /** Requests in which `size` finds more than `most` never come to an end. */
  const slow = (world: SyncWorld, path: string, most: number, size: (body: Record<string, unknown>) => number) => {
    const sizes: number[] = []
    world.fault = async (request, send) => {
      if (!request.url.endsWith(path)) return send(request)
      const asked = size(await bodyOf(request))
      sizes.push(asked)
      if (asked <= most) return send(request)
      world.timeOut()
      return new Promise(() => undefined)
    }
    return sizes
  }

  it('asks for smaller pages until one comes through', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    tab.sync.start()
    await tab.sync.now()
    const sizes = slow(world, '/sync/pull', 50, ({ limit }) => Number(limit))
    await tab.sync.now()
    expect(sizes.slice(0, 2)).toEqual([200, 50])
    expect(tab.sync.status()).toMatchObject({ kind: 'idle' })
  })

  it('says that there is no network when even the smallest page does not come through', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    tab.sync.start()
    await tab.sync.now()
    const sizes = slow(world, '/sync/pull', 0, ({ limit }) => Number(limit))
    await tab.sync.now()
    expect(sizes).toEqual([200, 50, 12])
    expect(tab.sync.status()).toMatchObject({ kind: 'offline' })
  })

  it('sends smaller batches until one comes through', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    const sizes = slow(world, '/sync/push', 4, ({ operations }) => (operations as Operation[]).length)
    for (let n = 0; n < 20; n++) valueOf(await tab.vault.submit(world.operation(n), 'Phiếu thử', world.now))
    tab.sync.start()
    await tab.sync.now()
    expect(world.server.state.records.size).toBe(20)
    expect(Math.max(...sizes)).toBeGreaterThan(4)
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
  })

  it('halves a batch that ran out of time, and doubles again once one came through', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    const sizes = slow(world, '/sync/push', 5, ({ operations }) => (operations as Operation[]).length)
    for (let n = 0; n < 20; n++) valueOf(await tab.vault.submit(world.operation(n), 'Phiếu thử', world.now))
    tab.sync.start()
    await tab.sync.now()
    const through = sizes.findIndex((size) => size <= 5)
    for (let i = 1; i <= through; i++) expect(sizes[i]).toBeLessThanOrEqual((sizes[i - 1] ?? 0) / 2)
    expect(sizes[0]).toBe(20)
    expect(sizes[through + 1]).toBeGreaterThan(sizes[through] ?? 0)
    expect(world.server.state.records.size).toBe(20)
  })

  it('that never carries one of the operations carries all others, and what the server has; later rounds begin with new ones', async () => {
    const world = await buildSyncWorld()
    const tab = await world.openTab()
    const large = world.operation(0)
    const requests: number[][] = []
    const number = ({ opId }: Operation) => [...Array(30).keys()].find((n) => world.operation(n).opId === opId) ?? -1
    slow(world, '/sync/push', 0, ({ operations }) => {
      requests.push((operations as Operation[]).map(number))
      return (operations as Operation[]).some(({ opId }) => opId === large.opId) ? 1 : 0
    })
    for (let n = 0; n < 8; n++) valueOf(await tab.vault.submit(world.operation(n), 'Phiếu thử', world.now))
    tab.sync.start()
    await tab.sync.now()
    expect(requests[0]).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(requests.filter((sent) => sent.includes(0)).at(-1)).toEqual([0])
    expect(world.server.state.records.size).toBe(7)
    expect(valueOf(await tab.vault.findRecords({ text: '' }, 50)), 'the pull went on').toHaveLength(7)
    expect(tab.sync.status()).toMatchObject({ kind: 'offline', unsent: 1 })
    requests.length = 0
    valueOf(await tab.vault.submit(world.operation(9), 'Phiếu thử', world.now))
    await tab.sync.now()
    expect(requests[0]).toEqual([9])
    expect(requests.flat().filter((n) => n === 0).length).toBeLessThanOrEqual(2)
    expect(world.server.state.records.size).toBe(8)
    // The link is better now.
    world.fault = null
    await tab.sync.now()
    expect(tab.sync.status()).toMatchObject({ kind: 'idle', unsent: 0 })
  })
})
