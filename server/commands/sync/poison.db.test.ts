import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { sha256Hex } from '#core/lib/sha256.ts'
import type { Operation } from '#core/record/operation.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { readSample, testOperation, withValue, type Sample } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'

const now = Date.parse('2026-11-20T03:00:00Z')
let server: TestServer
let clerk: TestClient
let birth: Sample

beforeAll(async () => {
  server = await startTestServer({ clock: () => now })
  clerk = await server.signIn(server.people.clerkA)
  birth = await readSample('justice/birth-registration', 'valid-on-time')
})
afterAll(async () => await server.close())

const newBirth = (given: string): Operation =>
  testOperation(
    {
      form: must(server.forms.get('birth-registration'), 'published'),
      author: server.people.clerkA,
      values: withValue(birth.values, ['child', 'given'], given),
      asOf: birth.asOf,
    },
    { reasons: [...(birth.reasons ?? [])] },
  )

test('an operation whose statement is cancelled each time is set aside alone', async () => {
  const poison = newBirth('BÉ ĐỘC')
  await sql
    .raw(
      `create function never_ends() returns trigger language plpgsql as $$ begin
         if new.op_id = '${poison.opId}' then raise exception using errcode = '57014'; end if; return new; end $$;
       create trigger never_ends before insert on revisions for each row execute function never_ends()`,
    )
    .execute(server.database.owner)
  const good = [newBirth('BÉ MAI'), newBirth('BÉ LAN')] as const
  const outcomes = await clerk.push(good[0], poison, good[1])
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(['applied', 'quarantined', 'applied'])
  expect(outcomes[1]).toMatchObject({ issues: [{ code: 'server.failed' }] })
  expect((await clerk.push(poison))[0]).toMatchObject({ kind: 'quarantined' })
})

test('a published form that this server cannot compile stops its own records only, and is logged', async () => {
  const text = JSON.stringify({ key: 'of-another-time' })
  const hash = sha256Hex(text)
  await server.database.owner
    .insertInto('form_versions')
    .values({
      form_key: 'of-another-time',
      version: 1,
      hash,
      definition: text,
      canonical_text: text,
      title: 'Phiếu cũ',
      title_en: 'Old form',
      department: 'so-tu-phap',
      status: 'published',
      opens_at: new Date(),
    })
    .execute()
  const old: Operation = { ...newBirth('BÉ XƯA'), formRef: `of-another-time@1#${hash}` }
  const outcomes = await clerk.push(newBirth('BÉ CÚC'), old, newBirth('BÉ ĐÀO'))
  expect(outcomes.map((outcome) => (outcome.kind === 'quarantined' ? outcome.reason : outcome.kind))).toEqual([
    'applied',
    'form-mismatch',
    'applied',
  ])
  expect(server.logLines.filter((line) => line.includes('published form cannot be used'))).toEqual([
    expect.stringContaining(`of-another-time@1#${hash}`),
  ])
})
