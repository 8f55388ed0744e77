import { readFile } from 'node:fs/promises'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { must } from '#core/lib/assert.ts'
import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Reason } from '#core/record/draft.ts'
import { diffValues } from '#core/record/diff.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeTestId } from './make-test-id.ts'
import type { TestPerson } from './test-people.ts'

export interface Sample {
  readonly asOf: string
  readonly reasons?: readonly Reason[]
  readonly previous?: JsonObject
  readonly values: JsonObject
}

/** A sample record of a form: `readSample('justice/birth-registration', 'valid-on-time')`. */
export async function readSample(folder: string, name: string): Promise<Sample> {
  const text = await readFile(new URL(`../../form-definitions/${folder}/samples/${name}.json`, import.meta.url), 'utf8')
  return JSON.parse(text) as Sample // the samples' own tests check their shape
}

interface OperationInput {
  readonly form: CompiledForm
  readonly author: TestPerson
  readonly before?: JsonObject | null
  readonly values: JsonObject
  readonly asOf?: string
  readonly unitId?: UnitId
}

/** An operation as a device makes it: a create, unless `overrides` say otherwise. */
export const testOperation = (
  { form, author, before = null, values, asOf, unitId }: OperationInput,
  overrides: Partial<Operation> = {},
): Operation => ({
  opId: makeTestId<OpId>(),
  unitId: unitId ?? author.unitId,
  recordId: makeTestId<RecordId>(),
  formRef: form.ref,
  base: { kind: 'new' },
  kind: 'create',
  changes: diffValues(form, before, values),
  listVersions: {},
  reasons: [],
  asOf: asOf ?? vietnamDay(Date.now()),
  authorId: author.userId,
  clientTime: new Date().toISOString(),
  offlineMs: 0,
  ...overrides,
})

/** The values with the property at `path` (names) replaced. */
export function withValue(values: JsonObject, path: readonly [string, ...string[]], value: JsonObject[string]): JsonObject {
  const [name, ...rest] = path
  if (rest.length === 0) return { ...values, [name]: value }
  const inner = must(values[name], `there is a ${name}`)
  return { ...values, [name]: withValue(inner as JsonObject, rest as unknown as [string, ...string[]], value) } // the path goes through objects
}
