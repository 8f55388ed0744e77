import { valueOf } from '#testing/device.ts'
import type { FaultDevice } from './fault-device.ts'
import type { FaultWorld } from './fault-world.ts'

const ROUNDS = 6

/** Whether something lies on the device that it could still send by itself. */
async function isBusy(device: FaultDevice): Promise<boolean> {
  const { vault } = await device.tab()
  return valueOf(await vault.outbox()).some(({ state }) => state.kind !== 'stopped')
}

/** Rounds until one is complete: connections that a fault left half-dead break the first. */
async function exchange(device: FaultDevice): Promise<void> {
  const tab = await device.tab()
  for (let round = 0; round < 4; round++) {
    await tab.round()
    if (tab.sync.status().kind === 'idle') return
  }
}

/** Heals everything and lets every device exchange until none has anything to send; then each hears of the others' work. */
export async function drain(world: FaultWorld): Promise<void> {
  for (const device of world.devices) {
    device.online()
    device.disk.queue.length = 0
    device.disk.always = null
    device.clockOffset = 0
  }
  for (let round = 0; round < ROUNDS; round++) {
    const busy: FaultDevice[] = []
    for (const device of world.devices) if (await isBusy(device)) busy.push(device)
    if (busy.length === 0) break
    for (const device of busy) await exchange(device)
  }
  for (const device of world.devices) await exchange(device)
}
