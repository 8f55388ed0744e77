import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { UnitId } from '#core/lib/ids.ts'
import { buildId, buildSession, testUnit } from '#testing/builders.ts'
import { expect, test } from 'vitest'
import { mayHold, scopesOf } from './scopes-of.ts'

const [merged, other] = [buildId<UnitId>(98), buildId<UnitId>(99)]
const form = (key: string): FormSummary => ({
  key,
  version: 1,
  hash: 'a'.repeat(64),
  title: key,
  titleEn: key,
  department: 'so-khcn',
  departmentName: 'Sở Thử',
  verification: 'draft-unverified',
  current: true,
})

test('a clerk pulls the forms reached in each unit that the grant reaches, merged ones included; other roles pull nothing', () => {
  const session = buildSession({
    grants: [
      { role: 'clerk', unitId: testUnit, formKey: 'birth', reaches: [testUnit, merged] },
      { role: 'reviewer', unitId: other, formKey: '*' },
    ],
  })
  expect([...scopesOf(session, [form('birth'), form('trade')])]).toEqual([`${testUnit}/birth`, `${merged}/birth`])
  const all = buildSession({ grants: [{ role: 'clerk', unitId: testUnit, formKey: '*' }] })
  expect([...scopesOf(all, [form('birth'), form('trade')])]).toEqual([`${testUnit}/birth`, `${testUnit}/trade`])
})

test('a copy fetched online may stay while any role reaches its unit and form', () => {
  const session = buildSession({ grants: [{ role: 'reviewer', unitId: testUnit, formKey: 'birth', reaches: [testUnit, merged] }] })
  expect(mayHold(session, `${testUnit}/birth`)).toBe(true)
  expect(mayHold(session, `${merged}/birth`)).toBe(true)
  expect(mayHold(session, `${testUnit}/trade`)).toBe(false)
  expect(mayHold(session, `${other}/birth`)).toBe(false)
  expect(mayHold(buildSession({ grants: [] }), `${testUnit}/birth`)).toBe(false)
})

test('a form that is tried out is pulled by the right to the form itself, and its copies stay only as long as it is', () => {
  const session = buildSession({ grants: [{ role: 'clerk', unitId: testUnit, formKey: 'birth' }] })
  const scope = `${testUnit}/birth~test`
  expect([...scopesOf(session, [form('birth~test'), form('trade~test')])]).toEqual([scope])
  expect(mayHold(session, scope)).toBe(false)
  expect(mayHold(session, `${testUnit}/birth`)).toBe(true)
})
