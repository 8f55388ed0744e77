import { isJsonObject, type JsonValue } from '../lib/json.ts'

const isCount = (value: JsonValue): boolean => typeof value === 'number' && Number.isInteger(value) && value >= 0
const isNumber = (value: JsonValue): boolean => typeof value === 'number'
const isText = (value: JsonValue): boolean => typeof value === 'string'
const isFlag = (value: JsonValue): boolean => typeof value === 'boolean'
const isNames = (value: JsonValue): boolean =>
  Array.isArray(value) && value.every((item: JsonValue) => typeof item === 'string') && new Set(value).size === value.length
const types = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null']
const isType = (value: JsonValue): boolean =>
  Array.isArray(value)
    ? value.length > 0 && isNames(value) && value.every((item: JsonValue) => types.includes(String(item)))
    : types.includes(String(value))

/** Keywords without sub-schemas, and what their values must be. */
export const plainKeywords: ReadonlyMap<string, (value: JsonValue) => boolean> = new Map([
  ['$schema', (value: JsonValue): boolean => value === 'https://json-schema.org/draft/2020-12/schema'],
  ['$ref', isText],
  ['title', isText],
  ['description', isText],
  ['x-phieu', isJsonObject],
  ['type', isType],
  ['const', (): boolean => true],
  ['enum', (value: JsonValue): boolean => Array.isArray(value) && value.length > 0],
  ['default', (): boolean => true],
  ['readOnly', isFlag],
  ['format', isText],
  // Longer ones are code in disguise, and cost as much to compile.
  ['pattern', (value: JsonValue): boolean => typeof value === 'string' && value.length <= 1000],
  ['minLength', isCount],
  ['maxLength', isCount],
  ['minimum', isNumber],
  ['maximum', isNumber],
  ['exclusiveMinimum', isNumber],
  ['exclusiveMaximum', isNumber],
  ['multipleOf', (value: JsonValue): boolean => typeof value === 'number' && value > 0],
  ['required', isNames],
  ['minItems', isCount],
  ['maxItems', isCount],
  ['uniqueItems', isFlag],
])

/** Closing an object is their only use here: their value is `false`. */
export const closingKeywords = ['additionalProperties', 'unevaluatedProperties'] as const

export const schemaKeywords = ['items', 'not', 'if', 'then', 'else'] as const
export const schemaListKeywords = ['allOf', 'anyOf', 'oneOf'] as const
export const schemaMapKeywords = ['properties', '$defs'] as const
