import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { readContractSample } from './contract-sample.ts'
import { caseRegister } from './case-register.ts'
import { createMockServer } from './mock-server/create-mock-server.ts'
import type { MockCity, MockPerson } from './mock-server/mock-city.ts'
import { readCity } from './mock-server/read-city.ts'
import { mswHandlers } from './msw-handlers.ts'
import { paperForm } from './paper-form.ts'
import { protocolContract } from './protocol-contract.ts'

const forms = ['paper-form', 'case-register']
const baseUrl = 'http://phieu.test'
const msw = setupServer()

beforeAll(() => msw.listen({ onUnhandledFrame: 'error' }))
afterAll(() => msw.close())

protocolContract('the mock handlers', async () => {
  const read = await readCity()
  // Whoever works with another form works with these too.
  const people = read.people.map((person) => ({
    ...person,
    grants: [...person.grants, ...forms.flatMap((formKey) => person.grants.map((grant) => ({ ...grant, formKey })))],
  }))
  const city = { ...read, people, definitions: [...read.definitions, paperForm().definition, caseRegister().definition] }
  msw.use(...mswHandlers(createMockServer(city, () => Date.now())))
  const clerk = personWith(city, 'clerk', () => true)
  const unitId = must(clerk.grants[0], 'a clerk has a grant').unitId
  const inUnit = (person: MockPerson): boolean => person.grants.some((grant) => grant.unitId === unitId)
  const chosen = {
    clerk,
    colleague: personWith(city, 'clerk', (person) => inUnit(person) && person !== clerk),
    reviewer: personWith(city, 'reviewer', inUnit),
    owner: personWith(city, 'data-owner', inUnit),
    stranger: personWith(city, 'clerk', (person) => !inUnit(person)),
    administrator: personWith(city, 'administrator', () => true),
    author: personWith(city, 'form-author', () => true),
  }
  expect(new Set(Object.values(chosen)).size).toBe(7)
  return { baseUrl, fetch, unitId, people: chosen, sample: await readContractSample() }
})

const personWith = (city: MockCity, role: string, also: (person: MockPerson) => boolean): MockPerson =>
  must(
    city.people.find((person) => person.grants[0]?.role === role && also(person)),
    `the city has a ${role}`,
  )
