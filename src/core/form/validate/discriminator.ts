import type { JsonValue } from '../../lib/json.ts'
import type { Schema } from './full-schema.ts'

export interface Discriminator {
  /** The property whose constant tells the branches of a `oneOf` apart. */
  readonly name: string
  /** Its value in each branch. */
  readonly values: readonly JsonValue[]
}

const isScalar = (value: JsonValue | undefined): value is JsonValue => value !== undefined && (value === null || typeof value !== 'object')

/** A property that every branch requires with a scalar constant of its own, or null. */
export function discriminatorOf(branches: readonly Schema[] | undefined): Discriminator | null {
  const first = branches?.[0]
  if (branches === undefined || typeof first !== 'object') return null
  for (const name of first.required ?? []) {
    const values: JsonValue[] = []
    for (const branch of branches) {
      const property = typeof branch === 'object' && branch.required?.includes(name) === true ? branch.properties?.[name] : undefined
      const constant = typeof property === 'object' ? property.const : undefined
      if (isScalar(constant) && !values.includes(constant)) values.push(constant)
    }
    if (values.length === branches.length) return { name, values }
  }
  return null
}
