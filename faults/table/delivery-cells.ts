import { setTimeout as pause } from 'node:timers/promises'
import { err, ok } from '#core/lib/result.ts'
import { isPull, isPush } from '../world/push-body.ts'
import { withNaiveCursor, withoutHolding, withoutIdempotency } from '../world/broken-servers.ts'
import type { DeviceRemedies, FaultDevice } from '../world/fault-device.ts'
import type { Instead, Rule } from '../world/fault-proxy.ts'
import type { FaultWorld } from '../world/fault-world.ts'
import * as network from '../world/network-faults.ts'
import { worldCells, type FaultCell, type Stage } from './cell.ts'
import { credulous, neverAgain, only, play, tryRounds, work } from './play.ts'

const DAY = 86_400_000
const forgetful = (): DeviceRemedies => ({ behind: withoutIdempotency() })

/** One clerk works, and the network does `rule` when the work is sent. */
const sendThrough = (
  stage: Stage,
  off: () => DeviceRemedies,
  rule: (device: FaultDevice) => Rule,
  then: (device: FaultDevice, world: FaultWorld) => Promise<readonly string[] | void> = (device) => tryRounds(device, 2),
): Promise<readonly string[]> =>
  play(stage, async (world) => {
    const device = await world.device('máy', 'clerkA', stage.off ? off() : {})
    await work(await device.tab())
    device.online(rule(device))
    return then(device, world)
  })

const times = ({ random }: Stage): number => 1 + Math.floor(random() * 3)

const cell = worldCells('delivery')

const byOpId = 'the server knows an operation again by its id'
const backInQueue = 'what was on its way goes back into the outbox'
const strictAnswer = 'only an answer of the right shape counts'

const refusals = ([401, 413, 429, 500, 502, 503] as const).map((status) =>
  cell(`status-${status}`, `a run of ${status}`, 'proxy: answers push', backInQueue, (stage) =>
    sendThrough(
      stage,
      () => neverAgain,
      () => network.next(times(stage), network.refuse(status)),
    ),
  ),
)

const portals = (['page', 'redirect', 'json'] as const).map((portal) =>
  cell(`captive-portal-${portal}`, `a captive portal answers: ${portal}`, 'proxy: answers push', strictAnswer, (stage) =>
    sendThrough(
      stage,
      () => credulous,
      () => network.next(times(stage), network.portals[portal]),
    ),
  ),
)

/** The time limit of the device passes once the network hangs; without a limit nothing ever ends. */
const givenUp = (device: FaultDevice, stage: Stage) => () => void (stage.off || setTimeout(() => device.timeOut(), 5))

const endsOrNot =
  ({ off }: Stage) =>
  async (device: FaultDevice): Promise<readonly string[]> => {
    const round = (await device.tab()).round().then(() => [])
    // With a limit it ends, however busy the machine is; without, there is nothing to wait for.
    const waited = pause(off ? 1500 : 60_000, undefined, { ref: false }).then(() => ['the round never ended'])
    const broken = await Promise.race([round, waited])
    // Whatever hangs is ended, so that the run can go on to the oracle.
    const ending = setInterval(device.timeOut, 200)
    await round
    clearInterval(ending)
    return broken
  }

export const deliveryCells: readonly FaultCell[] = [
  cell(
    'answer-lost',
    'the answer is dropped after the commit, then sent again',
    'proxy: after the server’s answer to push',
    byOpId,
    (stage) => sendThrough(stage, forgetful, () => network.next(times(stage), network.dropAnswer)),
  ),
  cell('request-lost', 'the connection breaks before the request arrives', 'proxy: before push is passed on', backInQueue, (stage) =>
    sendThrough(
      stage,
      () => neverAgain,
      () => network.next(times(stage), network.dropRequest),
    ),
  ),
  cell('twice-at-once', 'the same batch twice in parallel', 'proxy: passes push on twice', byOpId, (stage) =>
    sendThrough(stage, forgetful, () => network.next(times(stage), network.duplicate)),
  ),
  cell('again-after-30-days', 'the same batch again 30 days later', 'proxy: keeps push and passes it on later', byOpId, (stage) => {
    let kept: Instead | null = null
    return sendThrough(
      stage,
      forgetful,
      () => async (passing) => {
        if (isPush(passing))
          kept ??= { body: passing.body, headers: { 'content-encoding': passing.headers['content-encoding'] ?? 'identity' } }
        passing.answer(await passing.send())
      },
      async (device, world) => {
        await tryRounds(device, 1)
        world.now += 30 * DAY
        await work(await device.tab(), 1)
        device.online(
          network.next(1, async (passing) => {
            await passing.send(kept ?? {})
            passing.answer(await passing.send())
          }),
        )
        await tryRounds(device, 2)
      },
    )
  }),
  cell(
    'reversed',
    'batches split and in reverse order',
    'proxy: one request an operation, last first',
    'what comes early is held',
    (stage) =>
      sendThrough(
        stage,
        () => ({ behind: withoutHolding() }),
        () => network.next(times(stage), network.reverse),
      ),
  ),
  ...refusals,
  cell('narrow-way', 'no request with more than two operations passes', 'proxy: 413 to larger ones', 'batches are halved', (stage) =>
    sendThrough(
      stage,
      () => ({
        api: (api) => ({
          ...api,
          async push(request) {
            const answer = await api.push(request)
            const is413 = !answer.ok && answer.error.kind === 'problem' && answer.error.problem.status === 413
            return is413 ? err({ kind: 'offline' as const }) : answer
          },
        }),
      }),
      () => network.narrow(2),
      async (device) => {
        await tryRounds(device, 2)
        const left = await (await device.tab()).vault.unsentCount()
        return left.ok && left.value === 0 ? [] : [`still unsent over the narrow way: ${JSON.stringify(left)}`]
      },
    ),
  ),
  ...portals,
  cell('one-way-up', 'requests arrive, answers never do', 'proxy: hangs after the server’s answer', byOpId, (stage) =>
    sendThrough(stage, forgetful, (device) =>
      network.next(
        1,
        network.oneWay(() => void setTimeout(() => device.timeOut(), 5)),
      ),
    ),
  ),
  cell('hang', 'nothing is answered for 60 s', 'proxy: hangs, and the time limits pass', 'requests have a time limit', (stage) =>
    sendThrough(
      stage,
      () => ({}),
      (device) => network.next(1, network.hang(givenUp(device, stage))),
      endsOrNot(stage),
    ),
  ),
  cell('one-byte-a-second', 'the answer comes at a byte a second', 'proxy: throttles the answer to push', byOpId, (stage) =>
    sendThrough(stage, forgetful, (device) =>
      network.next(
        1,
        network.slowly(1, () => void setTimeout(() => device.timeOut(), 20)),
      ),
    ),
  ),
  cell('cut-up', 'the request breaks off at any byte', 'proxy: passes part of push on', backInQueue, (stage) =>
    sendThrough(
      stage,
      () => neverAgain,
      () => network.next(times(stage), network.cutRequest(stage.random())),
    ),
  ),
  cell('cut-down', 'the answer breaks off at any byte', 'proxy: passes part of the answer on', byOpId, (stage) =>
    sendThrough(stage, forgetful, () => network.next(times(stage), network.cutAnswer(stage.random()))),
  ),
  cell(
    'pull-cut',
    'a page of records breaks off at any byte',
    'proxy: part of the answer to pull',
    'the cursor moves with the page',
    (stage) =>
      play(stage, async (world) => {
        const writer = await world.device('máy 1', 'clerkA')
        const reader = await world.device('máy 2', 'colleagueA', only(stage.off, cursorFirst()))
        await work(await writer.tab())
        await tryRounds(writer, 1)
        reader.online(network.next(1, network.cutAnswer(stage.random()), isPull))
        await tryRounds(reader, 1)
      }),
  ),
  cell(
    'writers-during-pull',
    'others write while a device pulls',
    'two devices push between the pulls of a third',
    'a counter without gaps, taken in the transaction',
    (stage) =>
      play(stage, async (world) => {
        const first = await world.device('máy 1', 'clerkA')
        const second = await world.device('máy 2', 'colleagueA')
        const reader = await world.device('máy 3', 'clerkA', only(stage.off, { behind: withNaiveCursor() }))
        for (let n = 0; n < 3; n++) {
          await Promise.all([first, second].map(async (device) => work(await device.tab(), 2)))
          await Promise.all([tryRounds(first, 1), tryRounds(second, 1), tryRounds(reader, 2)])
        }
      }),
  ),
  {
    kind: 'tested',
    column: 'delivery',
    id: 'file-cut',
    fault: 'an attachment is cut at each chunk',
    at: 'socket: part of the body',
    file: 'server/routes/files/upload-routes.db.test.ts',
    test: '20 MB over a link that is cut ten times',
  },
  {
    kind: 'tested',
    column: 'delivery',
    id: 'file-hash',
    fault: 'the hash of an attachment does not fit',
    at: 'other bytes under the hash',
    file: 'server/routes/files/upload-routes.db.test.ts',
    test: 'an upload that is refused says why, and keeps nothing',
  },
]

/** Without it, the cursor is kept before the page, and the first page is lost with whatever goes wrong in between; nobody compares. */
function cursorFirst(): DeviceRemedies {
  let lost = false
  return {
    vault: (vault) => ({
      ...vault,
      digest: async () => ok(null),
      async applyPull(scope, page, ...rest) {
        if (lost || page.changes.length === 0) return vault.applyPull(scope, page, ...rest)
        lost = true
        const moved = await vault.applyPull(scope, { ...page, changes: [] }, ...rest)
        return moved.ok ? err({ kind: 'lost' }) : moved
      },
    }),
  }
}
