import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { withNaiveCursor, withoutIdempotency } from '../world/broken-servers.ts'
import type { DeviceRemedies } from '../world/fault-device.ts'
import { dropFaultTemplate, makeFaultTemplate, type FaultTemplate } from '../world/fault-server.ts'
import { actions } from './actions.ts'
import { foundRuns } from './found.ts'
import { perform } from './perform.ts'

const RUNS = Number(process.env['PHIEU_MODEL_RUNS'] ?? 3)
const SEED = Number(process.env['PHIEU_MODEL_SEED'] ?? 145)
const COMMANDS = 80

let template: FaultTemplate
beforeAll(async () => {
  template = await makeFaultTemplate(inject('postgres'))
})
afterAll(() => dropFaultTemplate(template))

const property = (remedies?: () => DeviceRemedies) =>
  fc.asyncProperty(actions(COMMANDS), async (run) => {
    expect(await perform(template, run, remedies)).toEqual([])
  })

test(
  `whatever people, machines and the network do, nothing is lost, doubled or made up (${RUNS} runs of ${COMMANDS})`,
  async () => {
    await fc.assert(property(), { numRuns: RUNS, seed: SEED })
  },
  120_000 + RUNS * 30_000,
)

test.each(foundRuns)('$promise', async ({ actions: found }) => {
  expect(await perform(template, found)).toEqual([])
})

test.each([
  ['no idempotency', () => ({ behind: withoutIdempotency() })],
  ['a naive cursor', () => ({ behind: withNaiveCursor() })],
])('a server with %s is caught', async (_name, remedies) => {
  const found = await fc.check(property(remedies), { numRuns: 20, seed: SEED, endOnFailure: true })
  expect(found.failed).toBe(true)
})
