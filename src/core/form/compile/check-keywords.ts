import { issue, type Issue } from '../../lib/issue.ts'
import { escapeName } from '../../lib/record-path.ts'
import type { Schema } from '../validate/full-schema.ts'
import { compilePattern } from '../validate/pattern.ts'
import { resolvePointer } from '../validate/resolve-pointer.ts'

/** Keywords whose value is a schema, a list of schemas, or schemas by name. */
const single = new Set([
  'propertyNames',
  'additionalProperties',
  'unevaluatedProperties',
  'items',
  'contains',
  'unevaluatedItems',
  'not',
  'if',
  'then',
  'else',
])
const listed = new Set(['prefixItems', 'allOf', 'anyOf', 'oneOf'])
const named = new Set(['$defs', 'properties', 'patternProperties', 'dependentSchemas'])
const plain = new Set([
  '$schema',
  '$ref',
  '$comment',
  'title',
  'description',
  'type',
  'const',
  'enum',
  'default',
  'examples',
  'readOnly',
  'deprecated',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'required',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minContains',
  'maxContains',
  'x-phieu',
])

const compiles = (pattern: string): boolean => {
  try {
    compilePattern(pattern)
    return true
  } catch {
    return false
  }
}

/** Keywords that the validator does not know, references that lead nowhere, patterns that RE2 cannot run. Paths are JSON pointers into the schema. */
export function checkKeywords(root: Schema): Issue[] {
  const issues: Issue[] = []
  const visit = (schema: unknown, at: string): void => {
    if (typeof schema !== 'object' || schema === null) return
    for (const [keyword, value] of Object.entries(schema)) {
      const here = `${at}/${escapeName(keyword)}`
      if (single.has(keyword)) visit(value, here)
      else if (listed.has(keyword) && Array.isArray(value)) value.forEach((part, i) => visit(part, `${here}/${i}`))
      else if (named.has(keyword) && typeof value === 'object' && value !== null) {
        for (const [name, part] of Object.entries(value)) visit(part, `${here}/${escapeName(name)}`)
        if (keyword === 'patternProperties')
          Object.keys(value)
            .filter((pattern) => !compiles(pattern))
            .forEach((pattern) => issues.push(issue('pattern.unsupported', here, { pattern })))
      } else if (!plain.has(keyword)) issues.push(issue('keyword.unsupported', here, { keyword }))
      if (keyword === '$ref' && (typeof value !== 'string' || resolvePointer(root, value) === null))
        issues.push(issue('ref.unknown', here, { ref: String(value) }))
      if (keyword === 'pattern' && (typeof value !== 'string' || !compiles(value)))
        issues.push(issue('pattern.unsupported', here, { pattern: String(value) }))
    }
  }
  visit(root, '/schema')
  return issues
}
