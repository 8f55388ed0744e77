import type { JsonValue } from '../../lib/json.ts'
import type { Schema } from '../validate/full-schema.ts'

/** Why another validator's verdict is another one. The test fails when it no longer is. */
export interface Differs {
  readonly ajv?: string
  readonly cfworker?: string
}

/** What JSON Schema 2020-12 says of a value. */
export interface ConformanceRow {
  readonly schema: Schema
  readonly value: JsonValue
  readonly valid: boolean
  readonly why: string
  readonly differs: Differs
}

type Case = readonly [value: JsonValue, valid: boolean, why?: string, differs?: Differs]

/** The rows of one schema. */
export const rowsOf = (schema: Schema, ...cases: readonly Case[]): readonly ConformanceRow[] =>
  cases.map(([value, valid, why = '', differs = {}]) => ({ schema, value, valid, why, differs }))
