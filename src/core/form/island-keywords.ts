import { isJsonObject, type JsonValue } from '../lib/json.ts'
import { plainKeywords } from './schema-keywords.ts'

const isCount = (value: JsonValue): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0
const isText = (value: JsonValue): boolean => typeof value === 'string'
const isFlag = (value: JsonValue): boolean => typeof value === 'boolean'
const isNames = (value: JsonValue): boolean => Array.isArray(value) && value.every((item: JsonValue) => typeof item === 'string')

/** What an island may say besides the words of a form: keywords without sub-schemas, and what their values must be. */
export const islandPlainKeywords: ReadonlyMap<string, (value: JsonValue) => boolean> = new Map([
  ...plainKeywords,
  ['$comment', isText],
  ['examples', (value: JsonValue): boolean => Array.isArray(value)],
  ['deprecated', isFlag],
  ['minProperties', isCount],
  ['maxProperties', isCount],
  ['minContains', isCount],
  ['maxContains', isCount],
  ['dependentRequired', (value: JsonValue): boolean => isJsonObject(value) && Object.values(value).every(isNames)],
])

/** Their values are one schema each; true and false are schemas too. */
export const islandSchemaKeywords: readonly string[] = [
  'items',
  'contains',
  'unevaluatedItems',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'not',
  'if',
  'then',
  'else',
]
export const islandListKeywords: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'prefixItems']
export const islandMapKeywords: readonly string[] = ['properties', 'patternProperties', 'dependentSchemas']

/** Keywords that look at the same value again: a circle through nothing else would never end. */
export const inPlaceKeywords: readonly string[] = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']
