import { issue, type Issue } from './issue.ts'
import { isJsonObject, type JsonValue } from './json.ts'
import { jsonPointer } from './json-pointer.ts'
import { err, ok, type Result } from './result.ts'

const maxDepth = 64
/** Values of a body, or of an operation: a table of 5,000 rows and twelve columns has 200,000, a body of the largest size could have millions. */
export const MAX_VALUES = 500_000
/** Enough to mend a document by; a hostile one could hold a million. */
const maxIssues = 20

/** Names that reach an object's prototype when a careless merge copies them. */
export const dangerousNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function textCode(text: string): string | null {
  if (text.includes('\u0000')) return 'json.nul'
  return text.isWellFormed() ? null : 'json.lone-surrogate'
}

function scalarCode(value: unknown): string | null {
  if (typeof value === 'string') return textCode(value)
  if (typeof value === 'number')
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? null : 'json.big-integer'
  return value === null || typeof value === 'boolean' ? null : 'json.type'
}

interface Visit {
  readonly issues: Issue[]
  readonly limit: number
  /** Values met so far. */
  met: number
}

function visit(value: unknown, path: string, depth: number, state: Visit): void {
  const { issues } = state
  if (issues.length >= maxIssues || state.met > state.limit) return
  if (++state.met > state.limit) {
    issues.push(issue('json.too-many', '', { limit: state.limit }))
    return
  }
  if (typeof value !== 'object' || value === null) {
    const code = scalarCode(value)
    if (code !== null) issues.push(issue(code, path))
    return
  }
  if (depth >= maxDepth) {
    issues.push(issue('json.too-deep', path, { limit: maxDepth }))
    return
  }
  if (Array.isArray(value)) value.forEach((item, i) => visit(item, jsonPointer(path, i), depth + 1, state))
  else visitObject(value, path, depth, state)
}

function visitObject(value: object, path: string, depth: number, state: Visit): void {
  const { issues } = state
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) {
    issues.push(issue('json.type', path))
    return
  }
  for (const [key, item] of Object.entries(value)) {
    const code = dangerousNames.has(key) ? 'json.dangerous-key' : textCode(key)
    if (code !== null) issues.push(issue(code, jsonPointer(path, key)))
    else visit(item, jsonPointer(path, key), depth + 1, state)
  }
}

/**
 * The check of everything that comes from outside and was parsed already. Paths are JSON pointers. Codes:
 * `json.dangerous-key` · `json.nul` and `json.lone-surrogate` (jsonb refuses both) · `json.big-integer` (digits are lost beyond 2^53) ·
 * `json.too-deep` · `json.too-many` · `json.type` (no JSON: undefined, a Date, a function).
 * @param limit values at most, whatever their depth; none for what is large and our own
 */
export function checkUntrusted(value: unknown, limit = Number.POSITIVE_INFINITY): Result<JsonValue> {
  const issues: Issue[] = []
  visit(value, '', 0, { issues, limit, met: 0 })
  return issues.length === 0 ? ok(value as JsonValue) : err(issues) // every part was visited
}

/** `checkUntrusted` of a text; `json.syntax` when it is no JSON. */
export function parseUntrustedJson(text: string, limit?: number): Result<JsonValue> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err([issue('json.syntax')])
  }
  return checkUntrusted(value, limit)
}

/** Own property only: `{}.toString` is not a value of anybody's record. */
export const ownValue = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  value !== undefined && isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
