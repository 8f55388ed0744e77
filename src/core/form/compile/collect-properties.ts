import type { RecordPath } from '../../lib/record-path.ts'
import type { Condition } from '../compiled-form.ts'
import { constantsOf } from '../validate/check-choice.ts'
import { discriminatorOf } from '../validate/discriminator.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'
import type { Check } from '../validate/run.ts'
import { createCondition } from './condition.ts'
import { overlayRef } from './overlay-ref.ts'

export type Guard = readonly Condition[]

/** One place in the schema that speaks of a property, and under which conditions it applies. */
export interface Declaration {
  readonly guard: Guard
  readonly schema: Schema
}

export interface Property {
  readonly name: string
  readonly declarations: Declaration[]
  /** When the property is required; one entry for each `required` that names it. */
  readonly requiredBy: Guard[]
}

export interface SchemaSource {
  readonly root: Schema
  readonly compile: (schema: Schema) => Check
}

const maxDepth = 32

/** Everything that an object schema says about its properties, wherever it says so: `allOf`, `if`, `then`, `else`, `$ref`, a discriminated `oneOf`. */
export function collectProperties(source: SchemaSource, schema: FullSchema, scope: RecordPath): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>()
  const property = (name: string): Property => {
    const known = properties.get(name) ?? { name, declarations: [], requiredBy: [] }
    properties.set(name, known)
    return known
  }
  const visit = (part: Schema | undefined, guard: Guard, depth: number): void => {
    if (part === undefined || typeof part === 'boolean' || depth > maxDepth) return
    const own = overlayRef(source.root, part)?.schema
    if (own === undefined) return
    for (const [name, declared] of Object.entries(own.properties ?? {})) property(name).declarations.push({ guard, schema: declared })
    for (const name of own.required ?? []) property(name).requiredBy.push(guard)
    for (const each of own.allOf ?? []) visit(each, guard, depth + 1)
    if (own.if !== undefined) {
      const condition = createCondition(source.root, source.compile, own.if, scope)
      visit(own.then, [...guard, condition], depth + 1)
      visit(own.else, [...guard, { ...condition, negate: true }], depth + 1)
    }
    visitBranches(own, guard, depth)
  }
  const visitBranches = (own: FullSchema, guard: Guard, depth: number): void => {
    const discriminator = constantsOf(own.oneOf) === null ? discriminatorOf(own.oneOf) : null
    if (discriminator === null) return
    property(discriminator.name).requiredBy.push(guard)
    own.oneOf?.forEach((branch, i) => {
      const test: FullSchema = {
        properties: { [discriminator.name]: { const: discriminator.values[i] ?? null } },
        required: [discriminator.name],
      }
      visit(branch, [...guard, createCondition(source.root, source.compile, test, scope)], depth + 1)
    })
  }
  visit(schema, [], 0)
  return properties
}
