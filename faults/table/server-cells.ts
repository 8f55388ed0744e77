import type { Db } from '#server/db/database.ts'
import { aroundTransactions } from '../world/around-transactions.ts'
import { withEarlyAnswer } from '../world/broken-servers.ts'
import type { FaultWorld } from '../world/fault-world.ts'
import * as network from '../world/network-faults.ts'
import { testedCells, worldCells, type FaultCell, type Stage } from './cell.ts'
import { neverAgain, only, play, tryRounds, work } from './play.ts'

const cell = worldCells('server')

const tested = testedCells('server')

/** Two clerks send at once, and something happens to the server while their batches are in it. */
const whileSending = (stage: Stage, trouble: (world: FaultWorld) => Promise<unknown>): Promise<readonly string[]> =>
  play(stage, async (world) => {
    const devices = [
      await world.device('máy 1', 'clerkA', only(stage.off, neverAgain)),
      await world.device('máy 2', 'colleagueA', only(stage.off, neverAgain)),
    ]
    for (const device of devices) {
      await work(await device.tab())
      device.online(
        network.next(1, async (passing) => {
          const [answer] = await Promise.allSettled([passing.send(), trouble(world)])
          // What came of it, the device never hears: it has to find out.
          if (answer.status === 'fulfilled' && answer.value.status !== 200) passing.answer(answer.value)
          else passing.drop()
        }),
      )
    }
    await Promise.all(devices.map((device) => tryRounds(device, 2)))
  })

/** The database refuses so many commits, as to who lost a race. */
const losingRaces =
  (code: string, races: { left: number }) =>
  (db: Db): Db =>
    aroundTransactions(db, {
      beforeCommit() {
        if (races.left-- > 0) throw Object.assign(new Error('could not serialize access'), { code })
      },
    })

export const serverCells: readonly FaultCell[] = [
  cell(
    'restart',
    'the server is restarted in the middle of batches',
    'app.close and listen while push is under way',
    'what was on its way goes back into the outbox',
    (stage) => whileSending(stage, async (world) => restartOnce(world)),
  ),
  cell(
    'database-cut',
    'the database is restarted in the middle of batches',
    'pg_terminate_backend while push is under way',
    'what was on its way goes back into the outbox',
    (stage) => whileSending(stage, (world) => world.server.cutDatabase()),
  ),
  cell('lost-races', 'transactions lose races (40001)', 'database: the commit fails', 'transactions are tried again', (stage) => {
    const races = { left: 0 }
    return play(
      stage,
      async (world) => {
        const device = await world.device('máy', 'clerkA')
        await work(await device.tab())
        device.online(
          network.next(1, async (passing) => {
            races.left = 3
            passing.answer(await passing.send())
          }),
        )
        await tryRounds(device, 1)
        races.left = 0
        const { kind } = (await device.tab()).sync.status()
        return kind === 'idle' ? [] : [`the clerk is shown: ${kind}`]
      },
      { wrapDb: losingRaces(stage.off ? 'XX000' : '40001', races) },
    )
  }),
  cell(
    'answer-before-commit',
    'the server dies between answer and commit',
    'proxy: answers in the server’s stead',
    'acknowledged is what is committed',
    (stage) =>
      play(stage, async (world) => {
        const device = await world.device('máy', 'clerkA', only(stage.off, { behind: withEarlyAnswer() }))
        await work(await device.tab())
        device.online(network.next(stage.off ? 0 : 1, network.dropRequest))
        await tryRounds(device, 2)
      }),
  ),
  tested('kill-idle', 'SIGKILL of the server process', 'the process', 'server/main.db.test.ts', 'after kill -9'),
  tested(
    'connections-cut',
    'the database’s connections are cut again and again',
    'pg_terminate_backend',
    'server/commands/sync/broken-connections.db.test.ts',
    'with the database’s connections cut again and again',
  ),
  tested(
    'two-servers',
    'two server processes on one data folder',
    'a second process',
    'server/main.db.test.ts',
    'a production server starts',
  ),
  tested(
    'disk-full-files',
    'the disk of the files is full',
    'file store',
    'server/files/file-store.test.ts',
    'too many bytes, bytes that stop, and a full disk',
  ),
  tested(
    'concurrent-writers',
    '16 writers during pull',
    'parallel pushes',
    'server/commands/sync/pull.db.test.ts',
    'a puller beside 16 writers',
  ),
  tested(
    'restored-forgotten',
    'what was acknowledged after the backup is gone from the server',
    'the server of before',
    'src/sync/restored-server.test.ts',
    'what a restored server has forgotten is there again',
  ),
  tested('restored', 'restored from yesterday’s backup', 'the epoch is changed', 'server/commands/sync/pull.db.test.ts', 'after a restore'),
  {
    kind: 'open',
    column: 'server',
    id: 'database-disk-full',
    fault: 'the disk of the database is full',
    at: 'database',
    why: 'needs a small volume',
  },
  { kind: 'open', column: 'server', id: 'pool-exhausted', fault: 'no connection of the pool is free', at: 'pool', why: 'not injected yet' },
  { kind: 'open', column: 'server', id: 'object-store', fault: 'the object store is down', at: 'store', why: 'there is no object store' },
]

const restarts = new WeakMap<FaultWorld, Promise<void>>()

/** Both batches meet the same restart. */
function restartOnce(world: FaultWorld): Promise<void> {
  const restart = restarts.get(world) ?? world.server.restart()
  restarts.set(world, restart)
  return restart
}
