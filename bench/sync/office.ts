import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert, must } from '#core/lib/assert.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { uuidV7, type DeviceId, type MakeId, type OpId, type RecordId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import type { PushResponse } from '#core/protocol/push.ts'
import { diffValues } from '#core/record/diff.ts'
import type { Operation } from '#core/record/operation.ts'
import { packBody } from '#network/pack-body.ts'
import type { BenchClerk } from './messages.ts'

const makeId: MakeId = () => uuidV7(Date.now(), randomBytes(10))
const folder = new URL('../../form-definitions/justice/birth-registration/', import.meta.url)
const readJson = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, folder), 'utf8'))

export interface Births {
  readonly form: CompiledForm
  readonly values: JsonObject
}

/** The form that communes fill most, and a record of it: 70 values, one identity key, eight searchable fields. */
export async function readBirths(): Promise<Births> {
  const parsed = parseFormDefinition(await readJson('form.json'))
  assert(parsed.ok, 'the form is one')
  const compiled = compileForm(parsed.value)
  assert(compiled.ok, 'the form compiles')
  const sample = (await readJson('samples/valid-on-time.json')) as { values: JsonObject } // the samples' own tests check their shape
  return { form: compiled.value, values: sample.values }
}

const letters = (no: number): string => [...no.toString(26)].map((digit) => String.fromCharCode(65 + Number.parseInt(digit, 26))).join('')

const word = (): string => letters(randomBytes(5).readUIntBE(0, 5))

/** A birth that no other one resembles: another child, another mother. */
export function birth({ form, values }: Births, { userId, unitId }: BenchClerk, no: number): Operation {
  // The sample has objects there. Words that repeat nowhere, so that packing does not make it smaller than work is.
  const child = { ...(values['child'] as JsonObject), given: letters(no), middle: word(), birthplace: `${word()} ${word()} ${word()}` }
  const mother = {
    ...(values['mother'] as JsonObject),
    name: `${word()} ${word()}`,
    personal_id: `099197${String(no % 1_000_000).padStart(6, '0')}`,
  }
  const requester = {
    ...(values['requester'] as JsonObject),
    name: `${word()} ${word()} ${word()}`,
    id_place: `${word()} ${word()} ${word()}`,
  }
  return {
    opId: makeId<OpId>(),
    unitId,
    recordId: makeId<RecordId>(),
    formRef: form.ref,
    base: { kind: 'new' },
    kind: 'create',
    changes: diffValues(form, null, { ...values, child, mother, requester, declaration_place: `${word()} ${word()}` }),
    listVersions: {},
    reasons: [],
    asOf: vietnamDay(Date.now()),
    authorId: userId,
    clientTime: new Date().toISOString(),
    offlineMs: 0,
  }
}

export interface Office {
  readonly clerk: BenchClerk
  /** Comes again when it is sent away, as a device does. @returns bytes of the request; throws unless every operation was applied */
  push(operations: readonly Operation[]): Promise<{ readonly up: number; readonly sentAway: number }>
}

/** A clerk's device at the server. */
export async function openOffice(url: string, clerk: BenchClerk): Promise<Office> {
  const deviceId = makeId<DeviceId>()
  const { username, password } = clerk
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ username, password, deviceId }),
  })
  const cookie = must(signedIn.headers.getSetCookie()[0]?.split(';')[0], `${username} is signed in`)
  return {
    clerk,
    async push(operations) {
      const { body, headers } = await packBody({ protocolVersion: PROTOCOL_VERSION, deviceId, operations })
      let sentAway = 0
      for (;;) {
        const answer = await fetch(`${url}/api/v1/sync/push`, { method: 'POST', headers: { ...headers, cookie, origin: url }, body })
        const text = await answer.text()
        if (answer.status === 429) {
          sentAway++
          await setTimeout(Number(answer.headers.get('retry-after')) * 1000)
          continue
        }
        if (answer.status !== 200) throw new Error(`push: ${answer.status} ${text.slice(0, 500)}`)
        const { results } = JSON.parse(text) as PushResponse
        const other = results.find(({ outcome }) => outcome.kind !== 'applied')
        if (other) throw new Error(`push: ${JSON.stringify(other.outcome).slice(0, 500)}`)
        return { up: typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength, sentAway }
      }
    },
  }
}
