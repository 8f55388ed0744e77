import type { StorageFailure } from '#storage/vault.ts'
import { valueOf } from '#testing/device.ts'
import { buildSyncWorld } from '#testing/sync-world.ts'
import { expect, it } from 'vitest'
import { storageTrouble } from './sync-trouble.ts'

/** A tab whose log cannot be written; everything else can. */
async function roundWithout(failure: StorageFailure) {
  const world = await buildSyncWorld()
  const tab = await world.openTab()
  for (const n of [1, 2, 3]) valueOf(await tab.vault.submit(world.operation(n), 'Phiếu thử', world.now))
  tab.vault.log = () => Promise.resolve({ ok: false, error: failure })
  tab.sync.start()
  await tab.sync.now()
  return { world, status: tab.sync.status() }
}

it('a disk too full for the log keeps nothing from being sent', async () => {
  const { world, status } = await roundWithout({ kind: 'quota' })
  expect(world.server.state.records.size).toBe(3)
  expect(status).toMatchObject({ kind: 'idle', unsent: 0 })
})

it('a log that cannot be written for another reason is told', async () => {
  const failure: StorageFailure = { kind: 'lost' }
  expect((await roundWithout(failure)).status).toMatchObject({ kind: 'failing', problem: storageTrouble(failure) })
})
