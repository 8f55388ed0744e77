import type { JsonObject } from '../../lib/json.ts'
import type { FormDefinition } from '../definition.ts'
import { plainSchema } from './plain-schema.ts'

/** The form as a JSON Schema of its own: the values that it lets through are those of the form's schema; rules and code lists are not in it. */
export function jsonSchemaOf({ title, purpose, schema }: FormDefinition): JsonObject {
  const { $schema = 'https://json-schema.org/draft/2020-12/schema', ...rest } = plainSchema(schema)
  return { $schema, title, description: purpose, ...rest }
}
