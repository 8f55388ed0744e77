import type { JsonValue } from '../../lib/json.ts'
import type { JsonSchema } from '../json-schema.ts'
import { isEqualJson } from '../validate/equal.ts'

const most = new Set(['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties'])
const least = new Set(['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties'])
/** They say nothing of a value, or are judged elsewhere: the type by kinds, choices by codes. */
const silent = new Set([
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  '$comment',
  'x-phieu',
  'type',
])
const choices = new Set(['oneOf', 'enum'])

function isNarrower(keyword: string, before: JsonValue | undefined, after: JsonValue): boolean {
  if (typeof before === 'number' && typeof after === 'number') {
    if (most.has(keyword)) return after < before
    if (least.has(keyword)) return after > before
  }
  return !isEqualJson(before, after)
}

/**
 * Keywords by which a schema may refuse what the one before admitted; null: nothing is known of the values. Those of choices are left out
 * when `hasChoices`. A keyword that is merely written in another way counts too: then somebody looks in vain.
 */
export function narrowed(before: JsonSchema | null, after: JsonSchema, hasChoices: boolean): readonly string[] {
  const old = new Map(Object.entries(before ?? {}))
  return Object.entries(after).flatMap(([keyword, value]: [string, JsonValue]) => {
    if (silent.has(keyword) || (hasChoices && choices.has(keyword))) return []
    if (keyword === 'items' && after.type === 'array') return narrowed(before?.items ?? null, after.items ?? {}, hasChoices)
    return isNarrower(keyword, old.get(keyword), value) ? [keyword] : []
  })
}
