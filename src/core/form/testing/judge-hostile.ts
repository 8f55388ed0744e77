import { checkKeywords } from '../compile/check-keywords.ts'
import { createSchemaCompiler } from '../validate/compile-schema.ts'
import type { JsonValue } from '../../lib/json.ts'
import type { Schema } from '../validate/full-schema.ts'
import type { HostileCase } from './hostile-cases.ts'

/** What becomes of a hostile pair, the way a definition and a record go. */
export function judgeHostile(schema: Schema, value: JsonValue): HostileCase['outcome'] {
  if (checkKeywords(schema).length > 0) return 'refused'
  let isStopped = false
  const check = createSchemaCompiler(schema)(schema)
  const valid = check(value, '', { report: ({ code }) => void (isStopped ||= code === 'too-complex'), demo: false }, null)
  if (isStopped) return 'stopped'
  return valid ? 'valid' : 'invalid'
}
