import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { formHash } from '#core/form/canonical.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { uuidV7, type DeviceId, type OpId, type RecordId, type UnitId, type UserId, type Uuid } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import type { Changes, Operation } from '#core/record/operation.ts'
import { createApi, type Api } from '#network/api.ts'
import { cookieFetch } from './cookie-fetch.ts'
import { valueOf } from './device.ts'
import { expect } from 'vitest'

export interface ContractPerson {
  readonly userId: UserId
  readonly username: string
  readonly password: string
}

/**
 * A running implementation of the protocol, with `paper-form` and `case-register` published beside the repository's forms: clerk,
 * colleague, reviewer, owner and administrator of the unit, a clerk of another one, and an author of forms.
 */
export interface ContractTarget {
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly unitId: UnitId
  readonly people: Readonly<Record<'clerk' | 'colleague' | 'reviewer' | 'owner' | 'stranger' | 'administrator' | 'author', ContractPerson>>
  /** A valid record of `birth-registration` for today, different each time in its identity. */
  readonly sample: (n: number) => JsonObject
}

export const makeId = <Id extends Uuid>(): Id => uuidV7<Id>(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** A person of the contract, signed in on a device. */
export interface Desk {
  readonly api: Api
  readonly person: ContractPerson
  readonly push: (...operations: Operation[]) => Promise<PushOutcome[]>
}

export async function signIn(target: ContractTarget, who: keyof ContractTarget['people']): Promise<Desk> {
  const person = target.people[who]
  const api = createApi({ baseUrl: target.baseUrl, fetch: cookieFetch(target.baseUrl, target.fetch), userId: () => person.userId })
  const deviceId = makeId<DeviceId>()
  valueOf(await api.signIn({ username: person.username, password: person.password, deviceId }))
  const push: Desk['push'] = async (...operations) =>
    valueOf(await api.push({ protocolVersion: PROTOCOL_VERSION, deviceId, operations })).results.map((result) => result.outcome)
  return { api, person, push }
}

export async function publishedForm({ api }: Desk, key: string): Promise<CompiledForm> {
  const summary = valueOf(await api.forms()).forms.find((form) => form.key === key && form.current)
  const message = valueOf(await api.form(key, summary?.version ?? 0))
  expect(formHash(message.definition)).toBe(summary?.hash)
  return valueOf(compileForm(message.definition))
}

export function operationOf(
  target: ContractTarget,
  desk: Desk,
  form: CompiledForm,
  changes: Changes,
  overrides: Partial<Operation> = {},
): Operation {
  return {
    opId: makeId<OpId>(),
    unitId: target.unitId,
    recordId: makeId<RecordId>(),
    formRef: form.ref,
    base: { kind: 'new' },
    kind: 'create',
    changes,
    listVersions: {},
    reasons: [],
    asOf: vietnamDay(Date.now()),
    authorId: desk.person.userId,
    clientTime: new Date().toISOString(),
    offlineMs: 0,
    ...overrides,
  }
}
