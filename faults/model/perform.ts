import type { RecordId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { unreachable } from '#core/lib/assert.ts'
import { drain } from '../world/drain.ts'
import type { FaultDevice, DeviceRemedies } from '../world/fault-device.ts'
import type { Rule } from '../world/fault-proxy.ts'
import type { FaultTemplate } from '../world/fault-server.ts'
import type { FaultTab } from '../world/fault-tab.ts'
import { startFaultWorld, type FaultWorld } from '../world/fault-world.ts'
import * as network from '../world/network-faults.ts'
import { judge } from '../world/oracle.ts'
import type { Action, NetworkFault } from './actions.ts'

const HOUR = 3_600_000

interface Run {
  readonly world: FaultWorld
  readonly devices: readonly FaultDevice[]
  published: boolean
}

/** Two devices of one clerk, one of a colleague, one of another unit; does what is said, heals, drains, and asks the oracle. */
export async function perform(
  template: FaultTemplate,
  actions: readonly Action[],
  remedies: () => DeviceRemedies = () => ({}),
): Promise<readonly string[]> {
  const world = await startFaultWorld(template)
  try {
    const run: Run = {
      world,
      devices: [
        await world.device('máy 1', 'clerkA', remedies()),
        await world.device('máy 2', 'colleagueA', remedies()),
        await world.device('máy 3', 'clerkA', remedies()),
        await world.device('máy 4', 'clerkB', remedies()),
      ],
      published: false,
    }
    for (const action of actions) await act(run, action)
    await drain(world)
    return await judge(world)
  } finally {
    await world.close()
  }
}

async function act(run: Run, action: Action): Promise<void> {
  const { world } = run
  switch (action.kind) {
    case 'pause':
      return
    case 'decide':
      return decide(world, action.pick, action.decision)
    case 'choose':
      return choose(world, action.pick, action.take)
    case 'restart':
      return world.server.restart()
    case 'cut-database':
      await world.server.cutDatabase()
      return
    case 'publish':
      if (!run.published) await world.server.publishSecondVersion()
      run.published = true
      return
    case 'clock':
      world.now += action.hours * HOUR
      return
    default:
      return actAt(world, must(run.devices[action.device]), action)
  }
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a device of the run')
  return value
}

type AtDevice = Extract<Action, { readonly device: number }>

async function actAt(world: FaultWorld, device: FaultDevice, action: AtDevice): Promise<void> {
  switch (action.kind) {
    case 'offline':
      return device.offline()
    case 'online':
      return device.online()
    case 'fault':
      return device.online(network.next(action.times, faultOf(device, action.fault)))
    case 'kill':
      return device.kill()
    case 'device-clock':
      device.clockOffset = action.hours * HOUR
      return
    case 'sync':
      return sync(device)
    case 'fill':
      await (await tabOf(device))?.fill({ subject: `Phiếu ${action.value}`, first: action.value })
      return
    case 'submit':
      return submit(world, device, action.pick)
    case 'edit':
      return edit(world, device, action.pick, { [action.field]: action.value })
    default:
      return unreachable(action)
  }
}

/** A round; a tab that dies in it never hears of its end. */
async function sync(device: FaultDevice): Promise<void> {
  const tab = await tabOf(device)
  if (tab !== null) await Promise.race([tab.round(), tab.dead])
}

/** Null: locked, and without a network nobody opens it. */
const tabOf = (device: FaultDevice): Promise<FaultTab | null> =>
  device.tab().catch((error: unknown) => {
    if (error instanceof Error && error.message.startsWith('sign-in')) return null
    throw error
  })

const faultOf = (device: FaultDevice, fault: NetworkFault): Rule =>
  (
    {
      'drop-answer': network.dropAnswer,
      'drop-request': network.dropRequest,
      duplicate: network.duplicate,
      reverse: network.reverse,
      'cut-up': network.cutRequest(0.5),
      'cut-down': network.cutAnswer(0.5),
      'refuse-500': network.refuse(500),
      'refuse-503': network.refuse(503),
      'refuse-401': network.refuse(401),
      portal: network.portals.page,
      'kill-after': async (passing) => {
        await passing.send()
        device.kill()
        passing.drop()
      },
      'kill-before': async (passing) => {
        device.kill()
        passing.drop()
      },
    } satisfies Record<NetworkFault, Rule>
  )[fault]

async function submit({ ledger }: FaultWorld, device: FaultDevice, pick: number): Promise<void> {
  const drafts = [...(ledger.drafts.get(device.name) ?? new Map<RecordId, JsonObject>()).keys()]
  const recordId = drafts[pick % Math.max(1, drafts.length)]
  if (recordId !== undefined) await (await tabOf(device))?.submit(recordId)
}

const recordsOf = ({ ledger }: FaultWorld): RecordId[] => [
  ...new Set([...ledger.saves.values()].map(({ operation }) => operation.recordId)),
]

async function edit(world: FaultWorld, device: FaultDevice, pick: number, values: JsonObject): Promise<void> {
  const records = recordsOf(world)
  const recordId = records[pick % Math.max(1, records.length)]
  const open = world.ledger.drafts.get(device.name)
  if (recordId !== undefined && !open?.has(recordId)) await (await tabOf(device))?.change(recordId, values)
}

async function decide(world: FaultWorld, pick: number, kind: 'return' | 'approve' | 'start-review'): Promise<void> {
  const records = recordsOf(world)
  const recordId = records[pick % Math.max(1, records.length)]
  if (recordId === undefined) return
  await world.decide('reviewerA', recordId, kind === 'return' ? { kind, comments: [{ path: '/first', text: 'Xem lại' }] } : { kind })
}

/** Somebody of the unit chooses between values that wait. */
async function choose(world: FaultWorld, pick: number, take: 'current' | 'other'): Promise<void> {
  const records = recordsOf(world)
  const recordId = records[pick % Math.max(1, records.length)]
  if (recordId === undefined) return
  const row = await world.server.database.owner
    .selectFrom('records')
    .select('conflicts')
    .where('record_id', '=', recordId)
    .executeTakeFirst()
  const path = Object.keys(row?.conflicts ?? {})[0]
  if (path !== undefined) await world.decide('colleagueA', recordId, { kind: 'resolve-conflict', path, take })
}
