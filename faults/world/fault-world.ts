import { randomBytes } from 'node:crypto'
import { must } from '#core/lib/assert.ts'
import { uuidV7, type OpId, type RecordId } from '#core/lib/ids.ts'
import type { DecisionRequest, RecordMessage } from '#core/protocol/records.ts'
import type { Db } from '#server/db/database.ts'
import { signedIn, type TestClient } from '#server/testing/test-client.ts'
import type { TestPeople } from '#server/testing/test-people.ts'
import { createFaultDevice, type DeviceRemedies, type FaultDevice } from './fault-device.ts'
import { startFaultServer, type FaultServer, type FaultTemplate } from './fault-server.ts'
import { createLedger, type Ledger } from './ledger.ts'

/** The real server over PostgreSQL, computers with the real parts of the application, and a clock that only the run moves. */
export interface FaultWorld {
  readonly server: FaultServer
  readonly people: TestPeople
  readonly ledger: Ledger
  readonly devices: readonly FaultDevice[]
  now: number
  /** A new computer of that person. */
  device(name: string, who: keyof TestPeople, remedies?: DeviceRemedies): Promise<FaultDevice>
  /** A person of the unit decides, online; false when the server says that it cannot be. */
  decide(who: keyof TestPeople, recordId: RecordId, decision: DecisionRequest['decision']): Promise<boolean>
  close(): Promise<void>
}

export interface FaultWorldArgs {
  readonly wrapDb?: (db: Db) => Db
  /** One that runs already, by the true time; it is closed with the world. */
  readonly server?: FaultServer
}

export async function startFaultWorld(template: FaultTemplate, args: FaultWorldArgs = {}): Promise<FaultWorld> {
  const time = { now: Date.now() }
  const { wrapDb } = args
  const server = args.server ?? (await startFaultServer(template, { clock: () => time.now, ...(wrapDb && { wrapDb }) }))
  const ledger = createLedger()
  const devices: FaultDevice[] = []
  const { people } = template
  return {
    server,
    people,
    ledger,
    devices,
    get now() {
      return time.now
    },
    set now(millis) {
      time.now = millis
    },
    async device(name, who, remedies = {}) {
      const parts = { name, person: people[who], serverPort: server.port, clock: () => time.now, ledger, remedies }
      const device = await createFaultDevice(parts)
      devices.push(device)
      // The first sign-in brings the forms.
      await (await device.tab()).round()
      return device
    },
    decide: createDecider({ url: `http://127.0.0.1:${server.port}`, people, ledger, clock: () => time.now }),
    async close() {
      await Promise.all(devices.map((device) => device.close()))
      await server.close()
    },
  }
}

interface DeciderParts {
  readonly url: string
  readonly people: TestPeople
  readonly ledger: Ledger
  readonly clock: () => number
}

/** People who decide online, each with a session that is renewed when it has ended. */
function createDecider({ url, people, ledger, clock }: DeciderParts): FaultWorld['decide'] {
  const clients = new Map<keyof TestPeople, TestClient>()
  async function clientOf(who: keyof TestPeople): Promise<TestClient> {
    const known = clients.get(who)
    // A restarted server has closed the connections of before; the session it still knows.
    if (known && (await known.get('/api/v1/session').catch(() => null))?.status === 200) return known
    const client = await signedIn(url, people[who])
    clients.set(who, client)
    return client
  }
  return async (who, recordId, decision) => {
    const client = await clientOf(who)
    const path = `/api/v1/units/${people[who].unitId}/records/${recordId}`
    const found = await client.get<RecordMessage>(path)
    if (found.status !== 200) return false
    const opId = uuidV7<OpId>(clock(), randomBytes(10))
    const answer = await client.post(`${path}/decisions`, {
      opId,
      revision: must(found.body.revisions[0], 'a revision').revision,
      decision,
    })
    if (answer.status !== 200) return false
    ledger.decided(opId)
    return true
  }
}
