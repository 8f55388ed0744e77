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
})
