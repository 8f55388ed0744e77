import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { isReceiptNumber } from '#core/lib/receipt-number.ts'
import { caseRegister } from '#testing/case-register.ts'
import { publishTestForm } from '../../testing/publish-test-form.ts'
import type { TestPerson } from '../../testing/test-people.ts'
import { testOperation } from '../../testing/test-records.ts'
import { startTestServer, type TestServer } from '../../testing/test-server.ts'
import { skipGivenNumbers } from './skip-given-numbers.ts'

const asOf = '2026-11-20'
let server: TestServer
let form: CompiledForm

beforeAll(async () => {
  server = await startTestServer({ clock: () => Date.parse(`${asOf}T03:00:00Z`) })
  form = await publishTestForm(server, caseRegister())
})
afterAll(async () => await server.close())

let parties = 0
/** Counter of the receipt and number in the book of a new case. */
async function given(author: TestPerson): Promise<readonly [receipt: number, docket: string]> {
  const clerk = await server.signIn(author)
  const values = { court: 'HB', case_kind: 'DS', party: `Đương sự ${++parties}` }
  const [outcome] = await clerk.push(testOperation({ form, author, values, asOf }))
  if (outcome?.kind !== 'applied' || !isReceiptNumber(outcome.receipt)) throw new Error(JSON.stringify(outcome))
  return [Number(outcome.receipt.split('-').at(-2)), outcome.assigned['/docket'] ?? '']
}

test('numbers that may have been given since the backup are not given again, neither by a unit that had given none; books only where asked', async () => {
  const { clerkA, clerkB } = server.people
  const { owner } = server.database
  expect(await given(clerkA)).toEqual([1, '1/2026/TL-DS'])
  await skipGivenNumbers(owner, { receipts: 1000, series: 0 }, 2026)
  expect(await given(clerkA)).toEqual([1002, '2/2026/TL-DS'])
  expect(await given(clerkB)).toEqual([1001, '1/2026/TL-DS'])
  await skipGivenNumbers(owner, { receipts: 0, series: 100 }, 2026)
  expect(await given(clerkA)).toEqual([1003, '103/2026/TL-DS'])
})
