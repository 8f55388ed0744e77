import type { JsonValue } from '../../lib/json.ts'
import type { FormNode } from '../compiled-form.ts'

/** `default` of most types: the keyword of JSON Schema. Null is no value here. */
export const declaredDefault = (node: FormNode): JsonValue | undefined => node.schema.default ?? undefined

/** `default` of the types whose value nobody types in: it comes from elsewhere, or lies in the fields inside. */
export const noDefault = (): undefined => undefined
