import { expect } from 'vitest'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { must } from '#core/lib/assert.ts'
import type { AuthoredVersion, DraftSaved, VersionAct } from '#core/protocol/authoring.ts'
import type { ImpactReport } from '#core/protocol/impact.ts'
import type { TestClient } from './test-client.ts'

const base = '/api/v1/authoring/forms'
export const at = (key: string, version: number): string => `${base}/${key}/versions/${version}`
const text = (id: string, title: string, rest: JsonSchema = {}): JsonSchema => ({
  type: 'string',
  title,
  'x-phieu': { id, type: 'text' },
  ...rest,
})
const whole = (id: string, title: string): JsonSchema => ({ type: 'integer', title, 'x-phieu': { id, type: 'integer' } })
const kind = (...codes: readonly string[]): JsonSchema => ({
  title: 'Loại',
  type: 'string',
  oneOf: codes.map((code) => ({ const: code, title: code })),
  'x-phieu': { id: 'kind0000', type: 'choice' },
})
const firstFields = {
  name: text('name0000', 'Tên'),
  phone: text('phone000', 'Số điện thoại'),
  size: text('size0000', 'Diện tích'),
  street: text('street00', 'Đường'),
  kind: kind('one', 'two'),
  remark: text('remark00', 'Ghi chú'),
}
export const firstOf = (key: string, rest: Partial<FormDefinition> = {}): FormDefinition =>
  smallDefinition({
    key,
    department: 'industry-trade',
    identityKeys: [],
    schema: smallSchema(firstFields),
    uiSchema: {},
    ...rest,
  })
/** A dropped, a retyped and a renamed field, a code that is gone, a shorter text. */
export const secondOf = (draft: FormDefinition): FormDefinition => ({
  ...draft,
  schema: smallSchema({
    name: text('name0000', 'Tên'),
    size: whole('size0000', 'Diện tích (m²)'),
    road: text('street00', 'Tên đường'),
    kind: kind('one'),
    remark: text('remark00', 'Ghi chú', { maxLength: 10 }),
  }),
  upgrade: [
    { kind: 'drop', at: '/phone' },
    { kind: 'convert', at: '/size', to: 'integer' },
    { kind: 'rename', from: '/street', to: '/road' },
  ],
})

const compiled = (definition: FormDefinition): CompiledForm => {
  const form = compileForm(definition)
  return must(form.ok ? form.value : null, JSON.stringify(form))
}

/** A form on the server whose second version changes much, and the impact reports on that. */
export interface ChangedForm {
  /** Version 1, published. */
  publishFirst(definition: FormDefinition): Promise<CompiledForm>
  /** Version 2, a draft. */
  draftSecond(key: string): Promise<CompiledForm>
  readonly impact: typeof impact
  readonly ask: typeof ask
  finished(key: string): Promise<ImpactReport>
}

interface People {
  readonly author: TestClient
  readonly publisher: TestClient
}

export const act = async (client: TestClient, key: string, version: number, body: VersionAct) =>
  expect(await client.post(`${at(key, version)}/acts`, body)).toMatchObject({ status: 200 })

async function publishFirst({ author, publisher }: People, definition: FormDefinition): Promise<CompiledForm> {
  const made = await author.post<AuthoredVersion>(base, { document: definition })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const { hash } = made.body.summary
  await act(author, definition.key, 1, { kind: 'submit', hash, notes: 'Bản đầu.' })
  await act(publisher, definition.key, 1, { kind: 'publish', hash })
  return compiled(made.body.document as unknown as FormDefinition)
}
async function draftSecond({ author }: People, key: string): Promise<CompiledForm> {
  const made = await author.post<AuthoredVersion>(`${base}/${key}/versions`, { from: 1 })
  const document = secondOf(made.body.document as unknown as FormDefinition)
  const saved = await author.putJson<DraftSaved>(at(key, 2), { basedOn: made.body.summary.hash, document })
  expect(saved, JSON.stringify(saved.body)).toMatchObject({ status: 200, body: { issues: [] } })
  return compiled(document)
}
const impact = (client: TestClient, key: string) => client.get<ImpactReport>(`${at(key, 2)}/impact`)
const ask = (client: TestClient, key: string) => client.post<ImpactReport>(`${at(key, 2)}/impact`, {})
async function finished({ author }: People, key: string): Promise<ImpactReport> {
  await expect.poll(async () => (await impact(author, key)).body.status, { timeout: 20_000 }).not.toBe('running')
  return (await impact(author, key)).body
}

export const changedForm = (people: People): ChangedForm => ({
  publishFirst: (definition) => publishFirst(people, definition),
  draftSecond: (key) => draftSecond(people, key),
  impact,
  ask,
  finished: (key) => finished(people, key),
})
