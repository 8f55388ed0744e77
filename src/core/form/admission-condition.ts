import { issue, type Issue } from '../lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts'
import { jsonPointer } from '../lib/json-pointer.ts'

const groups = ['allOf', 'anyOf', 'oneOf'] as const

function propertyIssues(test: JsonObject, path: string): readonly Issue[] {
  const { properties, required } = test
  if (!isJsonObject(properties)) return []
  const names = Array.isArray(required) ? required : []
  return Object.entries(properties).flatMap(([name, each]) => [
    ...(names.includes(name) ? [] : [issue('if.not-required', jsonPointer(jsonPointer(path, 'properties'), name), { name })]),
    ...conditionIssues(each, jsonPointer(jsonPointer(path, 'properties'), name)),
  ])
}

/**
 * An `if` must require what it tests: `{properties: {k: {const: 1}}}` is true of an object without `k`, which no author means.
 * Codes: `if.not-required` {name} · `if.ref` (a test is written out where it stands).
 */
export function conditionIssues(test: JsonValue, path: string): readonly Issue[] {
  if (!isJsonObject(test)) return []
  return [
    ...('$ref' in test ? [issue('if.ref', jsonPointer(path, '$ref'))] : []),
    ...propertyIssues(test, path),
    ...conditionIssues(test['not'] ?? null, jsonPointer(path, 'not')),
    ...groups.flatMap((keyword) => {
      const list = test[keyword]
      return Array.isArray(list)
        ? list.flatMap((each: JsonValue, i) => conditionIssues(each, jsonPointer(jsonPointer(path, keyword), i)))
        : []
    }),
  ]
}
