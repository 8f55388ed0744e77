import { isJsonObject, type JsonValue } from '../../lib/json.ts'
import { maxPatternLength } from './pattern.ts'

/** What stands under a keyword: a schema, a list of schemas, schemas by name, or a plain value. */
export type KeywordKind = 'schema' | 'schemas' | 'schema-map' | 'plain'

export interface Keyword {
  readonly kind: KeywordKind
  /** Whether the sub-schemas judge the same value as the schema around them. */
  readonly isInPlace: boolean
  /** Whether the value has the form that the standard demands; sub-schemas are looked at by themselves. */
  readonly isRight: (value: JsonValue) => boolean
}

export const dialect = 'https://json-schema.org/draft/2020-12/schema'

const isText = (value: JsonValue): boolean => typeof value === 'string'
const isFlag = (value: JsonValue): boolean => typeof value === 'boolean'
const isNumber = (value: JsonValue): boolean => typeof value === 'number' && Number.isFinite(value)
const isCount = (value: JsonValue): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0
const isAnything = (): boolean => true
const isNames = (value: JsonValue): boolean =>
  Array.isArray(value) && value.every((item: JsonValue) => typeof item === 'string') && new Set(value).size === value.length
const isSchema = (value: JsonValue): boolean => typeof value === 'boolean' || isJsonObject(value)
const isList = (value: JsonValue): boolean => Array.isArray(value) && value.length > 0 && value.every(isSchema)
const isMap = (value: JsonValue): boolean => isJsonObject(value) && Object.values(value).every(isSchema)
const isNameMap = (value: JsonValue): boolean => isJsonObject(value) && Object.values(value).every(isNames)
const isAnchor = (value: JsonValue): boolean => typeof value === 'string' && /^[A-Za-z_][-A-Za-z0-9._]*$/.test(value)
const isId = (value: JsonValue): boolean => typeof value === 'string' && /^[^#]+#?$/.test(value)
/** Longer patterns are code in disguise, and cost as much to compile. */
const isPattern = (value: JsonValue): boolean => typeof value === 'string' && value.length <= maxPatternLength

const types = new Set<JsonValue>(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'])
const isType = (value: JsonValue): boolean =>
  Array.isArray(value) ? value.length > 0 && isNames(value) && value.every((item: JsonValue) => types.has(item)) : types.has(value)

const plain = (isRight: (value: JsonValue) => boolean): Keyword => ({ kind: 'plain', isInPlace: false, isRight })
const schema: Keyword = { kind: 'schema', isInPlace: false, isRight: isSchema }
const schemaInPlace: Keyword = { ...schema, isInPlace: true }
const schemasInPlace: Keyword = { kind: 'schemas', isInPlace: true, isRight: isList }
const map: Keyword = { kind: 'schema-map', isInPlace: false, isRight: isMap }

/** Every keyword of JSON Schema 2020-12, and `x-phieu`. What is not here is refused: a misspelt keyword must not pass for a check. */
export const keywords: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['$schema', plain((value) => value === dialect)],
  ['$id', plain(isId)],
  ['$ref', plain(isText)],
  ['$anchor', plain(isAnchor)],
  ['$dynamicRef', plain(isText)],
  ['$dynamicAnchor', plain(isAnchor)],
  ['$vocabulary', plain(isJsonObject)],
  ['$comment', plain(isText)],
  ['$defs', map],
  ['title', plain(isText)],
  ['description', plain(isText)],
  ['default', plain(isAnything)],
  ['examples', plain((value) => Array.isArray(value))],
  ['deprecated', plain(isFlag)],
  ['readOnly', plain(isFlag)],
  ['writeOnly', plain(isFlag)],
  ['x-phieu', plain(isJsonObject)],
  ['type', plain(isType)],
  ['const', plain(isAnything)],
  ['enum', plain((value) => Array.isArray(value))],
  ['format', plain(isText)],
  ['contentEncoding', plain(isText)],
  ['contentMediaType', plain(isText)],
  ['contentSchema', schema],
  ['multipleOf', plain((value) => isNumber(value) && Number(value) > 0)],
  ['maximum', plain(isNumber)],
  ['exclusiveMaximum', plain(isNumber)],
  ['minimum', plain(isNumber)],
  ['exclusiveMinimum', plain(isNumber)],
  ['maxLength', plain(isCount)],
  ['minLength', plain(isCount)],
  ['pattern', plain(isPattern)],
  ['maxItems', plain(isCount)],
  ['minItems', plain(isCount)],
  ['uniqueItems', plain(isFlag)],
  ['maxContains', plain(isCount)],
  ['minContains', plain(isCount)],
  ['maxProperties', plain(isCount)],
  ['minProperties', plain(isCount)],
  ['required', plain(isNames)],
  ['dependentRequired', plain(isNameMap)],
  ['prefixItems', { kind: 'schemas', isInPlace: false, isRight: isList }],
  ['items', schema],
  ['contains', schema],
  ['unevaluatedItems', schema],
  ['properties', map],
  ['patternProperties', map],
  ['additionalProperties', schema],
  ['propertyNames', schema],
  ['unevaluatedProperties', schema],
  ['dependentSchemas', { ...map, isInPlace: true }],
  ['allOf', schemasInPlace],
  ['anyOf', schemasInPlace],
  ['oneOf', schemasInPlace],
  ['not', schemaInPlace],
  ['if', schemaInPlace],
  ['then', schemaInPlace],
  ['else', schemaInPlace],
])
