import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createApi, type Api } from '#network/api.ts'
import type { Timers } from '#network/send-request.ts'
import type { TestPerson } from '#server/testing/test-people.ts'
import { createCatalogue } from '#storage/create-catalogue.ts'
import { createVaults } from '#storage/create-vaults.ts'
import type { Stored, Vault, Vaults } from '#storage/vault.ts'
import { createSync } from '#sync/sync.ts'
import { cookieFetch } from '#testing/cookie-fetch.ts'
import { valueOf } from '#testing/device.ts'
import { faultyIndexedDb, type StorageFault } from '#testing/faulty-indexed-db.ts'
import { pass, startFaultProxy, type Behind, type FaultProxy, type Rule } from './fault-proxy.ts'
import { createFaultTab, type FaultTab } from './fault-tab.ts'
import type { Ledger } from './ledger.ts'
import { quickCrypto } from './quick-crypto.ts'

/** Ways to switch remedies of the device off, or to change what it does, from outside. */
export interface DeviceRemedies {
  readonly vault?: (vault: Vault, disk: StorageFault) => Vault
  readonly api?: (api: Api) => Api
  /** The server as this device meets it. */
  readonly behind?: Behind
}

/** One computer with its disk and its network, and one clerk at it. */
export interface FaultDevice {
  readonly name: string
  readonly person: TestPerson
  readonly proxy: FaultProxy
  /** What the disk does next. */
  readonly disk: StorageFault
  /** How the device's clock differs from the true one, milliseconds. */
  clockOffset: number
  /** The open tab; opens one when there is none. */
  tab(): Promise<FaultTab>
  /** A second one beside it. */
  anotherTab(): Promise<FaultTab>
  kill(): void
  /** Nothing passes until `online`. */
  offline(): void
  online(rule?: Rule): void
  /** The time of every request under way is over. */
  timeOut(): void
  close(): Promise<void>
}

export interface FaultDeviceArgs {
  readonly name: string
  readonly person: TestPerson
  readonly serverPort: number
  /** The true time, milliseconds since 1970. */
  readonly clock: () => number
  readonly ledger: Ledger
  readonly remedies?: DeviceRemedies
}

export async function createFaultDevice(args: FaultDeviceArgs): Promise<FaultDevice> {
  const { name, person, serverPort, ledger, remedies = {} } = args
  const proxy = await startFaultProxy(serverPort, remedies.behind)
  const indexedDB = new IDBFactory()
  const limits = requestLimits()
  const browserFetch = cookieFetch(proxy.url, fetch)
  const clock = () => args.clock() + device.clockOffset
  let open: FaultTab | null = null
  const tabs: FaultTab[] = []

  async function openTab(): Promise<FaultTab> {
    const life = { dead: false }
    const disk = tabDisk(life, device.disk)
    const source = { indexedDB: faultyIndexedDb(indexedDB, disk), IDBKeyRange }
    const real = createApi({ baseUrl: proxy.url, fetch: mortal(browserFetch, life), userId: () => person.userId, timers: limits })
    const api = remedies.api?.(real) ?? real
    const vaults = valueOf(await createVaults({ ...source, clock, crypto: quickCrypto(), openChannel: () => null }))
    const opened = valueOf(await openVault(vaults, api, person, clock()))
    const vault = remedies.vault?.(opened, device.disk) ?? opened
    const catalogue = createCatalogue({ reader: person.userId, ...source })
    const surroundings = { locks: null, openChannel: () => null, timers: noTimers, wakeUps: () => () => undefined }
    // Rounds come when the run asks for them, not by themselves after a save: then a run can be told again.
    const sync = createSync({
      vault: { ...vault, subscribe: () => () => undefined },
      catalogue,
      api,
      clock,
      random: () => 0.5,
      isDemo: () => false,
      surroundings,
    })
    const death = Promise.withResolvers<void>()
    const kill = () => {
      life.dead = true
      death.resolve()
      sync.stop()
      if (open === tab) open = null
    }
    const signInAgain = async () =>
      void (await api.signIn({ username: person.username, password: person.password, deviceId: vaults.deviceId }))
    const tab = createFaultTab({
      name,
      vault,
      catalogue,
      sync,
      unitId: person.unitId,
      clock,
      ledger,
      kill,
      dead: death.promise,
      isDead: () => life.dead,
      signInAgain,
    })
    tabs.push(tab)
    return tab
  }

  const device: FaultDevice = {
    name,
    person,
    proxy,
    disk: { queue: [], always: null },
    clockOffset: 0,
    tab: async () => (open ??= await openTab()),
    anotherTab: openTab,
    kill: () => open?.kill(),
    offline: () => void (proxy.rule = async ({ drop }) => drop()),
    online: (rule = pass) => void (proxy.rule = rule),
    timeOut: limits.expire,
    async close() {
      for (const tab of tabs) tab.kill()
      await proxy.close()
    },
  }
  return device
}

/** As the lock screen does: without a network by the passphrase alone; the first time, or after the lease, by signing in. */
async function openVault(vaults: Vaults, api: Api, person: TestPerson, now: number): Promise<Stored<Vault>> {
  const { userId, username, password } = person
  const here = valueOf(await vaults.cards()).some((card) => card.userId === userId)
  const unlocked = here ? await vaults.unlock(userId, password, now) : null
  if (unlocked !== null && (unlocked.ok || unlocked.error.kind !== 'lease-expired')) return unlocked
  const session = await api.signIn({ username, password, deviceId: vaults.deviceId })
  if (!session.ok) throw new Error(`sign-in: ${JSON.stringify(session.error)}`)
  return vaults.openOnline(session.value, password, now)
}

/** A killed tab's requests never end for it, whatever becomes of them on the way. */
const mortal =
  (send: typeof fetch, life: { readonly dead: boolean }): typeof fetch =>
  async (input, init) => {
    if (life.dead) return new Promise(() => undefined)
    try {
      const response = await send(input, init)
      return life.dead ? await new Promise(() => undefined) : response
    } catch (error) {
      if (life.dead) return new Promise(() => undefined)
      throw error
    }
  }

/** A killed tab writes nothing any more; what others do to the disk, it meets too. */
const tabDisk = (life: { readonly dead: boolean }, disk: StorageFault): StorageFault => ({
  queue: disk.queue,
  get always() {
    return life.dead ? 'connection' : disk.always
  },
  set always(value) {
    disk.always = value
  },
})

const noTimers = { setTimeout: () => 0, clearTimeout: () => undefined }

/** Time limits of requests that pass when the run says so. */
function requestLimits(): Timers & { expire(): void } {
  const pending = new Map<number, () => void>()
  let last = 0
  return {
    setTimeout(work) {
      pending.set(++last, work)
      return last
    },
    clearTimeout: (timer) => void pending.delete(Number(timer)),
    expire: () => [...pending.values()].forEach((work) => work()),
  }
}
