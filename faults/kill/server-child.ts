// The server of `faults/kill`, in a process of its own: the real application over the database that it is given. It dies when it is told to.
import { createFileStore } from '../../server/files/file-store.ts'
import { openDatabase } from '../../server/db/open-database.ts'
import type { Db } from '../../server/db/database.ts'
import { buildTestApp } from '../../server/testing/test-app.ts'
import { aroundTransactions } from '../world/around-transactions.ts'
import { readOrder, type Death } from './death.ts'

const order = readOrder(process.env)
const dying: { death: Death | null } = { death: null }
process.on('message', (death: Death) => void (dying.death = death))
// Who has no parent any more has no purpose.
process.on('disconnect', () => process.exit(0))

/** Counts down transactions, and dies inside one, or right after its commit and before anybody was answered. */
function mortalDb(db: Db): Db {
  const dieAt = (when: Death['when']): void => {
    if (dying.death?.when === when && dying.death.transactions-- <= 0) process.kill(process.pid, 'SIGKILL')
  }
  return aroundTransactions(db, { beforeCommit: () => dieAt('before-commit'), afterCommit: () => dieAt('after-commit') })
}

const app = await buildTestApp({
  db: mortalDb(openDatabase(order.appUrl, { applicationName: 'phieu-test', max: 10 })),
  secrets: { identityKey: Buffer.from(order.identityKey, 'base64'), escrow: order.escrow },
  files: createFileStore(order.filesFolder, { reserve: 0 }),
  clock: () => Date.now(),
})
await app.listen({ host: '127.0.0.1', port: order.port })
const address = app.server.address()
process.send?.({ port: address !== null && typeof address === 'object' ? address.port : order.port })
