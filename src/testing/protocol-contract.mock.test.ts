import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { readContractSample } from './contract-sample.ts'
import { createMockServer } from './mock-server/create-mock-server.ts'
import type { MockCity, MockPerson } from './mock-server/mock-city.ts'
import { readCity } from './mock-server/read-city.ts'
import { mswHandlers } from './msw-handlers.ts'
import { protocolContract } from './protocol-contract.ts'

const baseUrl = 'http://phieu.test'
const msw = setupServer()

beforeAll(() => msw.listen({ onUnhandledFrame: 'error' }))
afterAll(() => msw.close())

protocolContract('the mock handlers', async () => {
  const city = await readCity()
  msw.use(...mswHandlers(createMockServer(city, () => Date.now())))
  const clerk = personWith(city, 'clerk', () => true)
  const unitId = must(clerk.grants[0], 'a clerk has a grant').unitId
  const inUnit = (person: MockPerson): boolean => person.grants.some((grant) => grant.unitId === unitId)
  const people = {
    clerk,
    colleague: personWith(city, 'clerk', (person) => inUnit(person) && person !== clerk),
    reviewer: personWith(city, 'reviewer', inUnit),
    owner: personWith(city, 'data-owner', inUnit),
    stranger: personWith(city, 'clerk', (person) => !inUnit(person)),
  }
  expect(new Set(Object.values(people)).size).toBe(5)
  return { baseUrl, fetch, unitId, people, sample: await readContractSample() }
})

const personWith = (city: MockCity, role: string, also: (person: MockPerson) => boolean): MockPerson =>
  must(
    city.people.find((person) => person.grants[0]?.role === role && also(person)),
    `the city has a ${role}`,
  )
