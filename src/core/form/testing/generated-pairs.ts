import fc from 'fast-check'
import type { JsonValue } from '../../lib/json.ts'
import type { FullSchema } from '../validate/full-schema.ts'
import type { Draw } from './fuzzed-record.ts'
import { generatedSchema } from './generated-schema.ts'
import { valueFor } from './generated-value.ts'

export interface GeneratedCase {
  readonly schema: FullSchema
  readonly values: readonly JsonValue[]
}

export const valuesPerSchema = 10

/** A schema and ten values for it: the same ones for the same seed, in whatever engine. */
export const generatedCases: fc.Arbitrary<GeneratedCase> = fc.infiniteStream(fc.nat({ max: (1 << 30) - 1 })).map((stream) => {
  const draw: Draw = (below) => (below <= 0 ? 0 : Number(stream.next().value ?? 0) % below)
  const schema = generatedSchema(draw)
  return { schema, values: Array.from({ length: valuesPerSchema }, () => valueFor(schema, schema, draw)) }
})
