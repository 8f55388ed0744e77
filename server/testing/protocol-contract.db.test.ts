import { afterAll } from 'vitest'
import { caseRegister } from '#testing/case-register.ts'
import { readContractSample } from '#testing/contract-sample.ts'
import { paperForm } from '#testing/paper-form.ts'
import { protocolContract } from '#testing/protocol-contract.ts'
import { publishTestForm } from './publish-test-form.ts'
import { startTestServer } from './test-server.ts'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

// The suite that the mock server passes too, so that the mock cannot lie.
protocolContract('the real server', async () => {
  const server = await startTestServer()
  closing.push(server.close)
  await publishTestForm(server, paperForm())
  await publishTestForm(server, caseRegister())
  const { clerkA, colleagueA, reviewerA, ownerA, clerkB, adminA, author } = server.people
  return {
    baseUrl: server.url,
    fetch,
    unitId: server.units.a,
    people: { clerk: clerkA, colleague: colleagueA, reviewer: reviewerA, owner: ownerA, stranger: clerkB, administrator: adminA, author },
    sample: await readContractSample(),
  }
})
