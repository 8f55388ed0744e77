import type { Vault } from '#storage/vault.ts'
import type { Api } from '#network/api.ts'
import { ok } from '#core/lib/result.ts'
import { drain } from '../world/drain.ts'
import type { DeviceRemedies, FaultDevice } from '../world/fault-device.ts'
import { startFaultWorld, type FaultWorld, type FaultWorldArgs } from '../world/fault-world.ts'
import type { FaultTab } from '../world/fault-tab.ts'
import { judge } from '../world/oracle.ts'
import type { Stage } from './cell.ts'

/** Lets a fault happen in a world of its own, heals it, and asks the oracle. `work` may find broken what only it can see. */
export async function play(
  { template }: Stage,
  work: (world: FaultWorld) => Promise<readonly string[] | void>,
  args: FaultWorldArgs = {},
): Promise<readonly string[]> {
  const world = await startFaultWorld(template, args)
  try {
    const seen = (await work(world)) ?? []
    await drain(world)
    return [...seen, ...(await judge(world))]
  } finally {
    await world.close()
  }
}

/** Some records, new ones and changes of them, saved one after the other. */
export async function work(tab: FaultTab, count = 4): Promise<void> {
  for (let n = 0; n < count; n++) {
    const { recordId } = await tab.save({ subject: `Phiếu ${n}`, first: `giá trị ${n}` })
    if (n % 2 === 1) continue
    await tab.change(recordId, { second: `thêm ${n}` })
    await tab.submit(recordId)
  }
}

/** Rounds of a device until it has tried `times`, whatever they bring. */
export async function tryRounds(device: FaultDevice, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await (await device.tab()).round()
}

const changed = (vault: Vault, methods: Partial<Vault>): Vault => ({ ...vault, ...methods })

/** Without it, what was on its way when the network failed stays "sending" for ever. */
export const neverAgain: DeviceRemedies = {
  vault: (vault) => changed(vault, { requeue: async () => ok(undefined), requeueStale: async () => ok(undefined) }),
}

/** Without the check of the answer, whatever answers is taken for the server. */
export const credulous: DeviceRemedies = {
  api: (api: Api) => ({
    ...api,
    async push(request) {
      const answer = await api.push(request)
      if (answer.ok) return answer
      const results = request.operations.map(({ opId }) => ({ opId, outcome: applied }))
      return ok({ results, serverTime: new Date().toISOString() })
    },
  }),
}

const applied = { kind: 'applied', revision: 1, receipt: '11560-26-000001-1', state: { kind: 'received' }, assigned: {} } as const

/** Without it, a save that failed is told as one that was made. */
export const boastful = (method: 'saveDraft' | 'submit'): DeviceRemedies => ({
  vault: (vault) =>
    changed(vault, {
      saveDraft: async (draft) => (method === 'saveDraft' ? (await vault.saveDraft(draft), ok(undefined)) : vault.saveDraft(draft)),
      submit: async (...args) => (method === 'submit' ? (await vault.submit(...args), ok(undefined)) : vault.submit(...args)),
    }),
})

export const only = (isWanted: boolean, remedies: DeviceRemedies): DeviceRemedies => (isWanted ? remedies : {})
