import { createCatalogue } from '#storage/create-catalogue.ts'
import { remoteListWork } from '#storage/remote-list-work.ts'
import { remoteChecker } from '#storage/remote-checker.ts'
import { startCheckWorker } from '#storage/start-check-worker.ts'
import { startListWorker } from '#storage/start-list-worker.ts'
import type { Vault } from '#storage/vault.ts'
import { browserSurroundings } from '#sync/browser-surroundings.ts'
import { createSync } from '#sync/sync.ts'
import type { Desk } from '#workspace/desk.ts'
import { createFormLibrary } from '#workspace/form-library.ts'
import type { Services } from '#workspace/services.ts'

/** What one unlocked person works with. In a chunk of its own: the door needs neither the form engine nor sync. */
export function openDesk(vault: Vault, { api, clock, demo }: Pick<Services, 'api' | 'clock' | 'demo'>): Desk & { close(): void } {
  let listWorker: Worker | null = null
  const startWorker = () => (listWorker = startListWorker())
  const catalogue = createCatalogue({ reader: vault.userId, elsewhere: (here) => remoteListWork(startWorker, here) })
  const checker = remoteChecker(startCheckWorker)
  const close = () => {
    checker.close()
    listWorker?.terminate()
    catalogue.close()
  }
  const forms = createFormLibrary({ catalogue, api })
  const sync = createSync({
    vault,
    catalogue,
    api,
    clock: clock.now,
    random: Math.random,
    isDemo: demo,
    surroundings: browserSurroundings(vault.userId),
  })
  return { vault, catalogue, forms, sync, checker, begun: new Set(), close }
}
