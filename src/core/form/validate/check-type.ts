import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import type { JsonSchemaType } from '../json-schema.ts'

type Test = (value: JsonValue) => boolean

/** 1.0 is an integer: JSON knows numbers only. */
const tests: Readonly<Record<JsonSchemaType, Test>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: (value) => Array.isArray(value),
  object: isJsonObject,
}

/** Whether a value is of a type, or of one of several. */
export function typeTest(type: JsonSchemaType | readonly JsonSchemaType[]): Test {
  if (typeof type === 'string') return tests[type]
  const some = type.map((each) => tests[each])
  return (value) => some.some((test) => test(value))
}
