import { uuidV7, type MakeId, type UserId, type Uuid } from '#core/lib/ids.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { createApi } from '#network/api.ts'
import { createVaults } from '#storage/create-vaults.ts'
import { createDeviceStorage } from '#storage/device-storage.ts'
import { createSerial } from '#storage/serial.ts'
import type { StorageFailure } from '#storage/vault.ts'
import type { Clock } from '#workspace/clock.ts'
import type { Services } from '#workspace/services.ts'
import { createUnsavedWork, type UnsavedWork } from '#workspace/unsaved-work.ts'
import type { AppParts } from './app-parts.ts'
import { createNetworkSwitch } from './demo/network-switch.ts'
import { createI18n, storedLang } from './i18n/i18n.ts'
import type { ApiFor } from './session/api-for.ts'
import { createIdleClock, type IdleClock } from './session/idle-clock.ts'
import { createQuickPin } from './session/quick-pin.ts'
import { savePatiently } from './session/save-patiently.ts'
import { createServerDoor, type CreateServerDoorArgs } from './session/server-door.ts'
import { createServerMode } from './session/server-mode.ts'
import { createSessionControl } from './session/session-control.ts'
import { createSessionTabs } from './session/session-tabs.ts'
import { createAppWorker } from './update/app-worker.ts'
import { createHandOver } from './update/hand-over.ts'
import { createUpdateControl, type UpdateControl } from './update/update-control.ts'

const clock: Clock = { now: () => Date.now() }

/** Fresh UUIDv7 from the platform's clock and randomness. */
const makeId: MakeId = <Id extends Uuid>() => uuidV7<Id>(clock.now(), crypto.getRandomValues(new Uint8Array(10)))

/** One task after the other over all tabs; without Web Locks over this one. */
const lineOfTabs = (): CreateServerDoorArgs['inLine'] =>
  'locks' in navigator ? async (task) => navigator.locks.request('phieu-server-door', task) : createSerial()

const channelOf = (name: string): BroadcastChannel | null => (typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name))

const after = (millis: number, run: () => void) => void setTimeout(run, millis)

const idleClock = (userId: UserId): IdleClock => createIdleClock({ userId, memory: localStorage, now: clock.now })

const updatesOf = (unsaved: UnsavedWork): UpdateControl => {
  return createUpdateControl({
    worker: createAppWorker(),
    tabs: createHandOver({ channel: channelOf('phieu-update'), tab: crypto.randomUUID(), work: unsaved, after }),
    saveAll: unsaved.saveAll,
    reload: () => location.reload(),
    after,
  })
}

/** Makes everything once and joins it: the only place that knows the platform. */
export async function composeApp(): Promise<Result<AppParts, StorageFailure>> {
  const i18n = await createI18n(storedLang())
  const storage = createDeviceStorage(navigator.storage)
  const vaults = await createVaults({ clock: clock.now, persist: storage.persist })
  if (!vaults.ok) return err(vaults.error)
  const network = createNetworkSwitch(globalThis.fetch.bind(globalThis), sessionStorage)
  const apiFor: ApiFor = (userId) => createApi({ fetch: network.fetch, userId: () => userId })
  const api = apiFor(null)
  const mode = createServerMode(api, localStorage)
  const unsaved = createUnsavedWork()
  const saveWork = () => savePatiently(unsaved.saveAll, after)
  const tabs = createSessionTabs(channelOf('phieu-session'))
  const door = createServerDoor({ apiFor, memory: localStorage, inLine: lineOfTabs() })
  const services: Services = { vaults: vaults.value, api, storage, clock, makeId, demo: mode.isDemo }
  return ok({
    services,
    session: createSessionControl({
      vaults: vaults.value,
      apiFor,
      door,
      tabs,
      saveWork,
      now: clock.now,
      pin: createQuickPin({ crypto, now: clock.now, after }),
      pinLasts: (userId) => idleClock(userId).minutes() * 60_000,
    }),
    idleClock,
    apiFor,
    network,
    updates: updatesOf(unsaved),
    unsaved,
    saveWork,
    i18n,
    learnMode: mode.learn,
  })
}
