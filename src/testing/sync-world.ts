import { must } from '#core/lib/assert.ts'
import { diffValues } from '#core/record/diff.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { uuidV7, type OpId, type RecordId, type UnitId, type Uuid } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Operation } from '#core/record/operation.ts'
import { createApi, type Api } from '#network/api.ts'
import { createCatalogue } from '#storage/create-catalogue.ts'
import type { Catalogue } from '#storage/catalogue.ts'
import type { Vault } from '#storage/vault.ts'
import type { Surroundings, SyncChannel } from '#sync/surroundings.ts'
import { createSync, type Sync } from '#sync/sync.ts'
import { buildSession, T0 } from './builders.ts'
import { readContractSample } from './contract-sample.ts'
import { cookieFetch } from './cookie-fetch.ts'
import { buildDevice, passphrase, valueOf, type TestDevice } from './device.ts'
import { createMockServer, type MockServer } from './mock-server/create-mock-server.ts'
import type { MockCity, MockPerson } from './mock-server/mock-city.ts'
import { sessionMessage } from './mock-server/mock-answers.ts'
import { readCity } from './mock-server/read-city.ts'
import { paperForm } from './paper-form.ts'

/** What the network does with a request: passes it on by `send`, or not. */
export type Fault = (request: Request, send: (request: Request) => Promise<Response>) => Promise<Response>

export interface SyncTab {
  readonly vault: Vault
  readonly catalogue: Catalogue
  readonly sync: Sync
  /** Delay of the next try that the tab has set itself, milliseconds; null: none. */
  nextTry(): number | null
  wake(): void
}

/** One server, one computer with a clerk's vault, a network that fails on demand, and a clock that only tests move. */
export interface SyncWorld {
  readonly server: MockServer
  readonly device: TestDevice
  readonly clerk: MockPerson
  readonly unitId: UnitId
  /** The clerk's own way to the server, past the outbox. */
  readonly api: Api
  /** Requests that reached the network: `POST /sync/push`. */
  readonly seen: string[]
  fault: Fault | null
  /** The server says that it is a demonstration. */
  isDemo: boolean
  /** The time of every request under way is over. */
  readonly timeOut: () => void
  now: number
  signIn(person: MockPerson): Promise<void>
  openTab(): Promise<SyncTab>
  operation(n: number, overrides?: Partial<Operation>): Operation
  /** A record of the paper form, with these values. */
  paperOperation(n: number, values: JsonObject, overrides?: Partial<Operation>): Operation
}

const baseUrl = 'https://phieu.test'

export async function buildSyncWorld(): Promise<SyncWorld> {
  const paper = paperForm()
  const city = cityWith(await readCity(), paper.definition)
  const sample = await readContractSample()
  const clerk = must(
    city.people.find((person) => person.grants[0]?.role === 'clerk'),
    'the city has a clerk',
  )
  const unitId = must(clerk.grants[0], 'a clerk has a grant').unitId
  const time = { now: Date.now() }
  const server = createMockServer(city, () => time.now)
  const device = buildDevice()
  const form = must(
    [...server.state.forms.values()].find(({ definition }) => definition.key === 'birth-registration'),
    'the form',
  )
  const fetch = cookieFetch(baseUrl, (input, init) => transport(world, input, init))
  const limits = createTestTimers()
  const api = createApi({ baseUrl, fetch, userId: () => clerk.userId, timers: limits })
  const locks = createTestLocks()
  const channels = createTestChannels()
  const session = { ...sessionMessage(server.state, clerk), escrowPublicKey: buildSession().escrowPublicKey }
  const world: SyncWorld = {
    server,
    device,
    clerk,
    unitId,
    api,
    seen: [],
    fault: null,
    isDemo: false,
    timeOut: limits.run,
    get now() {
      return time.now
    },
    set now(millis) {
      time.now = millis
    },
    signIn: async ({ username, password }) =>
      void valueOf(await api.signIn({ username, password, deviceId: (await device.tab()).deviceId })),
    operation: (n, overrides = {}) => operationOf({ form, values: sample(n), clerk, unitId, n, now: world.now }, overrides),
    paperOperation: (n, values, overrides = {}) => operationOf({ form: paper.form, values, clerk, unitId, n, now: world.now }, overrides),
    async openTab() {
      const vault = valueOf(await (await device.tab()).openOnline(session, passphrase, world.now))
      const catalogue = createCatalogue({ reader: clerk.userId, ...device })
      const timers = createTestTimers()
      const wakeUps = new Set<() => void>()
      const surroundings: Surroundings = {
        locks,
        openChannel: channels,
        timers,
        wakeUps: (listener) => {
          wakeUps.add(listener)
          return () => wakeUps.delete(listener)
        },
      }
      const sync = createSync({
        vault,
        catalogue,
        api,
        clock: () => world.now,
        random: () => 0.5,
        isDemo: () => world.isDemo,
        surroundings,
      })
      return { vault, catalogue, sync, nextTry: timers.next, wake: () => wakeUps.forEach((listener) => listener()) }
    },
  }
  await world.signIn(clerk)
  world.seen.length = 0
  return world
}

/** The city with one more form, which its clerks may use. */
function cityWith(city: MockCity, definition: FormDefinition): MockCity {
  const people = city.people.map((person) => {
    const [first] = person.grants
    return first?.role === 'clerk' ? { ...person, grants: [...person.grants, { ...first, formKey: definition.key }] } : person
  })
  return { ...city, people, definitions: [...city.definitions, definition] }
}

function transport(world: SyncWorld, input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { signal, ...rest } = init ?? {}
  const request = new Request(input, rest)
  world.seen.push(`${request.method} ${new URL(request.url).pathname.replace('/api/v1', '')}`)
  const answer = world.fault === null ? world.server.handle(request) : world.fault(request, (passed) => world.server.handle(passed))
  return signal ? Promise.race([answer, given(signal)]) : answer
}

const given = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError'))))

interface OperationInput {
  readonly form: CompiledForm
  readonly values: JsonObject
  readonly clerk: MockPerson
  readonly unitId: UnitId
  readonly n: number
  readonly now: number
}

const idOf = <Id extends Uuid>(n: number): Id => uuidV7<Id>(T0 + n, new Uint8Array(10).fill(7))

function operationOf({ form, values, clerk, unitId, n, now }: OperationInput, overrides: Partial<Operation>): Operation {
  return {
    opId: idOf<OpId>(n),
    recordId: idOf<RecordId>(10_000 + n),
    unitId,
    formRef: form.ref,
    base: { kind: 'new' },
    kind: 'create',
    changes: diffValues(form, null, values),
    listVersions: {},
    reasons: [],
    asOf: new Date(now + 7 * 3_600_000).toISOString().slice(0, 10),
    authorId: clerk.userId,
    clientTime: new Date(now).toISOString(),
    offlineMs: 0,
    ...overrides,
  }
}

/** Timers that only tell: the tests wake the tab, or run them, themselves. */
function createTestTimers() {
  const pending = new Map<number, { readonly work: () => void; readonly millis: number }>()
  let last = 0
  return {
    setTimeout(work: () => void, millis: number): number {
      pending.set(++last, { work, millis })
      return last
    },
    clearTimeout: (timer: unknown) => void pending.delete(Number(timer)),
    next: (): number | null => [...pending.values()].at(-1)?.millis ?? null,
    run: (): void => [...pending.values()].forEach(({ work }) => work()),
  }
}

function createTestLocks() {
  const queue: (() => void)[] = []
  return {
    hold(_name: string, lead: () => void) {
      queue.push(lead)
      if (queue.length === 1) lead()
      return () => {
        const at = queue.indexOf(lead)
        if (at < 0) return
        queue.splice(at, 1)
        if (at === 0) queue[0]?.()
      }
    },
  }
}

function createTestChannels(): () => SyncChannel {
  type Listener = (event: { readonly data: unknown }) => void
  const members = new Set<Set<Listener>>()
  return () => {
    const own = new Set<Listener>()
    members.add(own)
    return {
      postMessage: (data) =>
        [...members].filter((other) => other !== own).forEach((other) => other.forEach((listener) => listener({ data }))),
      addEventListener: (_type, listener) => void own.add(listener),
      close: () => void members.delete(own),
    }
  }
}
