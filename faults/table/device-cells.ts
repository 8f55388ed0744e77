import { ok } from '#core/lib/result.ts'
import type { Vault } from '#storage/vault.ts'
import type { DeviceRemedies, FaultDevice } from '../world/fault-device.ts'
import * as network from '../world/network-faults.ts'
import { everyCase, testedCells, worldCells, type FaultCell, type Stage, type WorldCell } from './cell.ts'
import { boastful, neverAgain, only, play, tryRounds, work } from './play.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const cell = worldCells('device')

const tested = testedCells('device')

/** What a person was told to have failed is no promise; anything else goes on. */
async function orTold(act: () => Promise<unknown>): Promise<void> {
  await act().catch((error: unknown) => {
    if (!(error instanceof Error && error.message.startsWith('expected a value'))) throw error
  })
}

/** The disk is full at the first write of `method`. */
const fullAt = (method: 'saveDraft' | 'submit', stage: Stage): DeviceRemedies => ({
  vault(vault, disk) {
    let isFull = true
    const full = (): void => {
      if (isFull) disk.queue.push(stage.random() < 0.5 ? 'quota-put' : 'quota-commit')
      isFull = false
    }
    const faulty: Vault = {
      ...vault,
      saveDraft: (...args) => (method === 'saveDraft' && full(), vault.saveDraft(...args)),
      submit: (...args) => (method === 'submit' && full(), vault.submit(...args)),
    }
    return stage.off ? (boastful(method).vault?.(faulty, disk) ?? faulty) : faulty
  },
})

const whenFull = (method: 'saveDraft' | 'submit'): WorldCell =>
  cell(
    `quota-${method}`,
    `the disk is full at ${method}`,
    'IndexedDB: the write, or its commit, fails',
    'a save that failed is told so',
    (stage) =>
      play(stage, async (world) => {
        const device = await world.device('máy', 'clerkA', fullAt(method, stage))
        const tab = await device.tab()
        await orTold(() => (method === 'saveDraft' ? tab.fill({ subject: 'Nháp' }) : work(tab)))
      }),
  )

/** Without it, the cursor is kept even if the page is not; and nobody compares afterwards. */
const cursorAnyway: DeviceRemedies = {
  vault: (vault) => ({
    ...vault,
    digest: async () => ok(null),
    async applyPull(scope, page, ...rest) {
      const kept = await vault.applyPull(scope, page, ...rest)
      return kept.ok ? kept : vault.applyPull(scope, { ...page, changes: [] }, ...rest)
    },
  }),
}

/** The disk is full when the first page of records comes. */
function fullAtPull(off: boolean): DeviceRemedies {
  let isFull = true
  return {
    vault(vault, disk) {
      const faulty: Vault = {
        ...vault,
        applyPull(...args) {
          if (isFull && args[1].changes.length > 0) {
            disk.queue.push('quota-put')
            isFull = false
          }
          return vault.applyPull(...args)
        },
      }
      return off ? (cursorAnyway.vault?.(faulty, disk) ?? faulty) : faulty
    },
  }
}

const fullWhenPulled = cell(
  'quota-applyPull',
  'the disk is full at applyPull',
  'IndexedDB: the write fails',
  'the cursor moves with the page',
  (stage) =>
    play(stage, async (world) => {
      const other = await world.device('máy 2', 'colleagueA')
      await work(await other.tab(), 1)
      await tryRounds(other, 1)
      await world.device('máy', 'clerkA', fullAtPull(stage.off))
    }),
)

/** The browser dies while a batch is on its way: before it has arrived, or after. */
async function killWhileSending(device: FaultDevice, arrives: boolean): Promise<void> {
  const tab = await device.tab()
  await new Promise<void>((killed) => {
    device.online(
      network.next(1, async (passing) => {
        if (arrives) await passing.send()
        device.kill()
        passing.drop()
        killed()
      }),
    )
    // It never comes back to who began it.
    void tab.round()
  })
}

export const deviceCells: readonly FaultCell[] = [
  cell(
    'kill-typing',
    'the browser is killed between keystrokes',
    'the tab ends without closing anything',
    'a draft is saved before it is said to be',
    (stage) =>
      play(stage, async (world) => {
        const device = await world.device(
          'máy',
          'clerkA',
          only(stage.off, { vault: (vault) => ({ ...vault, saveDraft: async () => ok(undefined) }) }),
        )
        const tab = await device.tab()
        await tab.fill({ subject: 'Đang gõ' })
        await tab.fill({ subject: 'Đang gõ tờ nữa', first: 'dở' })
        device.kill()
      }),
  ),
  cell(
    'kill-between-draft-and-outbox',
    'killed between draft and outbox',
    'IndexedDB: the transaction of submit aborts, then the tab ends',
    'both in one transaction',
    (stage) =>
      play(stage, async (world) => {
        const apart: DeviceRemedies = {
          vault: (vault) => ({
            ...vault,
            async submit(operation, ...rest) {
              await vault.deleteDraft(operation.recordId)
              return vault.submit(operation, ...rest)
            },
          }),
        }
        const device = await world.device('máy', 'clerkA', only(stage.off, apart))
        const tab = await device.tab()
        const recordId = await tab.fill({ subject: 'Vừa xong' })
        device.disk.queue.push(...(stage.off ? (['none', 'quota-commit'] as const) : (['quota-commit'] as const)))
        await tab.submit(recordId)
        device.kill()
      }),
  ),
  cell(
    'kill-sending',
    'killed while a batch is on its way',
    'proxy: the tab ends before or after push is passed on',
    'what a dead tab left as "sending" is sent again',
    (stage) =>
      play(stage, async (world) => {
        const device = await world.device('máy', 'clerkA', only(stage.off, neverAgain))
        await work(await device.tab())
        await killWhileSending(device, stage.random() < 0.5)
      }),
  ),
  whenFull('saveDraft'),
  whenFull('submit'),
  fullWhenPulled,
  cell(
    'suspend-8-h',
    'the computer sleeps 8 hours in the middle of a request',
    'proxy: hangs; both clocks go on',
    'what was on its way goes back into the outbox',
    (stage) =>
      play(stage, async (world) => {
        const device = await world.device('máy', 'clerkA', only(stage.off, neverAgain))
        await work(await device.tab())
        device.online(
          network.next(
            1,
            network.hang(() => {
              world.now += 8 * HOUR
              setTimeout(() => device.timeOut(), 5)
            }),
          ),
        )
        await tryRounds(device, 1)
      }),
  ),
  cell('offline-30-days', 'no network for 30 days', 'both clocks go on between save and sync', 'the time it waited is told', (stage) =>
    play(stage, async (world) => {
      const untold: DeviceRemedies = {
        vault: (vault) => ({
          ...vault,
          async markSending(ops, now) {
            const marked = await vault.markSending(ops, now)
            return marked.ok ? ok(marked.value.map((operation) => ({ ...operation, offlineMs: 0 }))) : marked
          },
        }),
      }
      const device = await world.device('máy', 'clerkA', only(stage.off, untold))
      device.offline()
      await work(await device.tab())
      await tryRounds(device, 1)
      world.now += 30 * DAY
    }),
  ),
  tested(
    'indexeddb-lost-once',
    'the connection to IndexedDB is lost a few times',
    'IndexedDB: transactions throw',
    'src/storage/storage-faults.test.ts',
    'that drops the connection a few times is opened again',
  ),
  tested(
    'indexeddb-lost',
    'the connection to IndexedDB is lost for ever',
    'IndexedDB: transactions throw',
    'src/storage/storage-faults.test.ts',
    'that is gone for good says so instead of pretending',
  ),
  tested(
    'two-tabs-one-draft',
    'two tabs on one draft',
    'two vaults over one IndexedDB',
    'src/storage/vault-tabs.test.ts',
    'cannot overwrite each other’s draft unseen',
  ),
  tested(
    'leader-closed',
    'the leading tab is closed',
    'locks of the test',
    'src/sync/sync.test.ts',
    'let one send, show its status in all, and go on when it is closed',
  ),
  tested(
    'clock-jumps',
    'the clock is a day off, or goes back',
    'the moment that the window is asked for',
    'server/commands/sync/as-of-window.test.ts',
    everyCase,
  ),
  tested(
    'kill-browser',
    'SIGKILL of a real Chromium between keystrokes',
    'the process',
    'e2e/crash.spec.ts',
    'the browser is killed while somebody types',
  ),
  tested(
    'kill-upload',
    'SIGKILL of a real Chromium before an upload ends',
    'the process',
    'e2e/files.spec.ts',
    'a paper and a photo attached offline survive a killed browser',
  ),
  {
    kind: 'open',
    column: 'device',
    id: 'evicted',
    fault: 'storage is evicted',
    at: 'browser',
    why: 'needs a browser whose data is cleared',
  },
  {
    kind: 'open',
    column: 'device',
    id: 'no-persistence',
    fault: 'persistence is denied; a private window',
    at: 'browser',
    why: 'needs a browser',
  },
]
