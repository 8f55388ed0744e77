import { setTimeout as pause } from 'node:timers/promises'
import type { KillResult } from '../results.ts'
import { seeded } from '../table/seeded.ts'
import { drain } from '../world/drain.ts'
import type { FaultDevice } from '../world/fault-device.ts'
import type { FaultTemplate } from '../world/fault-server.ts'
import { startFaultWorld, type FaultWorld } from '../world/fault-world.ts'
import { judge } from '../world/oracle.ts'
import { startChildServer, type ChildServer } from './child-server.ts'

/** Kills in one world: with every record there is, the oracle has more to read. */
const IN_A_WORLD = 10
/** Milliseconds after the load began. */
const LATEST = 250

export interface KillRun {
  readonly template: FaultTemplate
  readonly from: number
  readonly count: number
  readonly seed: number
  readonly onKill: (result: KillResult) => void
}

/** Kills the server under load, again and again, and counts what became of the work of which people had been told. */
export async function runKills({ template, from, count, seed, onKill }: KillRun): Promise<void> {
  for (let done = 0; done < count; done += IN_A_WORLD) {
    const server = await startChildServer(template)
    const world = await startFaultWorld(template, { server })
    try {
      for (const who of ['clerkA', 'colleagueA', 'clerkB'] as const) await world.device(`máy của ${who}`, who)
      for (let n = done; n < Math.min(count, done + IN_A_WORLD); n++) onKill(await killOnce(world, server, from + n, seed + from + n))
    } finally {
      await world.close()
    }
  }
}

const ways = ['at random', 'before commit', 'after commit', 'browser'] as const

async function killOnce(world: FaultWorld, server: ChildServer, kill: number, seed: number): Promise<KillResult> {
  const random = seeded(seed)
  const how = ways[kill % ways.length] ?? 'at random'
  const after = Math.floor(random() * LATEST)
  const before = world.ledger.saves.size
  const load = Promise.all(world.devices.map((device) => workAndSend(device, random)))
  await die({ world, server, how, after, random })
  await server.restart()
  await load
  await drain(world)
  const broken = await judge(world)
  return {
    kill,
    seed,
    how,
    after,
    acknowledged: world.ledger.saves.size - before,
    lost: broken.filter((what) => /^(lost|value gone|request to correct gone)/.test(what)).length,
    duplicated: broken.filter((what) => /nobody made|^\d+ revisions/.test(what)).length,
    broken,
  }
}

interface Dying {
  readonly world: FaultWorld
  readonly server: ChildServer
  readonly how: (typeof ways)[number]
  readonly after: number
  readonly random: () => number
}

async function die({ world, server, how, after, random }: Dying): Promise<void> {
  if (how === 'before commit' || how === 'after commit') {
    server.tell({ when: how === 'before commit' ? 'before-commit' : 'after-commit', transactions: Math.floor(random() * 12) })
    // When the load was over before, it is killed idle.
    await Promise.race([server.died(), pause(4 * LATEST)])
    return
  }
  await pause(after)
  if (how === 'browser') for (const device of world.devices) if (random() < 0.7) device.kill()
  await server.kill()
}

/** Saves and changes records and sends them, as fast as it goes, until the network breaks or all is sent. */
async function workAndSend(device: FaultDevice, random: () => number): Promise<void> {
  const tab = await device.tab()
  for (let n = 0; n < 3; n++) {
    const begun = tab.save({ subject: `Phiếu ${Math.floor(random() * 1000)}`, first: 'một' }).catch(onlyWhenDead(tab.isDead))
    const saved = await Promise.race([begun, tab.dead])
    if (!saved) return
    if (random() < 0.5 && (await tab.change(saved.recordId, { second: 'hai' }).catch(onlyWhenDead(tab.isDead))))
      await submitAlive(tab, saved.recordId)
    await Promise.race([tab.round(), tab.dead])
  }
}

const submitAlive = (tab: Awaited<ReturnType<FaultDevice['tab']>>, recordId: Parameters<typeof tab.submit>[0]) =>
  tab.submit(recordId).catch(onlyWhenDead(tab.isDead))

/** The disk of a killed tab fails; of a living one it may not. */
const onlyWhenDead = (isDead: () => boolean) => (error: unknown) => {
  if (!isDead()) throw error
  return undefined
}
