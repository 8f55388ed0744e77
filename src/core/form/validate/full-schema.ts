import type { JsonValue } from '../../lib/json.ts'
import type { JsonSchema } from '../json-schema.ts'

/** JSON Schema 2020-12 as the validator reads it: what forms may use, and the rest of the vocabulary for imported schemas and islands. */
export interface FullSchema extends Omit<
  JsonSchema,
  | 'properties'
  | 'additionalProperties'
  | 'unevaluatedProperties'
  | 'items'
  | 'allOf'
  | 'anyOf'
  | 'oneOf'
  | 'not'
  | 'if'
  | 'then'
  | 'else'
  | '$defs'
> {
  readonly $id?: string
  readonly $anchor?: string
  readonly $dynamicRef?: string
  readonly $dynamicAnchor?: string
  readonly $comment?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly examples?: readonly JsonValue[]
  readonly deprecated?: boolean
  readonly writeOnly?: boolean
  readonly contentEncoding?: string
  readonly contentMediaType?: string
  readonly contentSchema?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
  readonly unevaluatedProperties?: Schema
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly propertyNames?: Schema
  readonly minProperties?: number
  readonly maxProperties?: number
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>
  readonly dependentSchemas?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly contains?: Schema
  readonly minContains?: number
  readonly maxContains?: number
  readonly unevaluatedItems?: Schema
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly not?: Schema
  readonly if?: Schema
  readonly then?: Schema
  readonly else?: Schema
}

export type Schema = boolean | FullSchema
