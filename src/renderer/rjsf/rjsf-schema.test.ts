import { expect, it } from 'vitest'
import { plainSchema, rjsfSchema } from './rjsf-schema.ts'

it('says dependencies as RJSF does, and takes names that every object has for names like any other', () => {
  const dependentSchemas = { a: { minProperties: 2 }, toString: { minProperties: 3 } }
  expect(rjsfSchema({ dependentSchemas, dependentRequired: { a: ['b'] } })).toEqual({
    dependencies: { a: { allOf: [{ minProperties: 2 }, { required: ['b'] }] }, toString: { minProperties: 3 } },
  })
  expect(rjsfSchema({ dependentSchemas })).toEqual({ dependencies: dependentSchemas })
})

it('goes back to the words of 2020-12', () => {
  const schema = { prefixItems: [{ type: 'string' }], items: false, dependentRequired: { valueOf: ['b'] } }
  expect(plainSchema(rjsfSchema(schema))).toEqual(schema)
})
