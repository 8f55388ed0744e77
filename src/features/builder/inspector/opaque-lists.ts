import type { JsonSchema } from '#core/form/json-schema.ts'
import { isJsonObject, type JsonObject } from '#core/lib/json.ts'

/**
 * The schema for RJSF, which works through every line of a list at each key, without what it need not know of those lists that a
 * field of our own draws. Whether their lines are right is found out from the whole schema (`soundly`).
 */
export function withOpaqueLists(schema: JsonSchema, uiSchema: JsonObject): JsonSchema {
  const isOurs = (name: string): boolean => {
    const ui = uiSchema[name]
    return isJsonObject(ui) && ui['ui:field'] !== undefined
  }
  const opaque = (part: JsonSchema): JsonSchema => {
    const { properties, allOf, then, ...rest } = part
    return {
      ...rest,
      ...(properties === undefined
        ? {}
        : { properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, isOurs(name) ? words(each) : each])) }),
      ...(allOf === undefined ? {} : { allOf: allOf.map(opaque) }),
      ...(then === undefined ? {} : { then: opaque(then) }),
    }
  }
  return opaque(schema)
}

const words = ({ title, description }: JsonSchema): JsonSchema => ({
  type: 'array',
  ...(title === undefined ? {} : { title }),
  ...(description === undefined ? {} : { description }),
})
