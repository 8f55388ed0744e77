import fc from 'fast-check'
import { createSchemaCompiler } from '../validate/compile-schema.ts'
import { generatedCases, valuesPerSchema, type GeneratedCase } from './generated-pairs.ts'

function verdictsOf({ schema, values }: GeneratedCase): string {
  const check = createSchemaCompiler(schema)(schema)
  const found = values.map((value) => {
    const issues: string[] = []
    const valid = check(value, '', { report: ({ code, path }) => issues.push(`${code} ${path}`), demo: true }, null)
    return { value, valid, issues }
  })
  return JSON.stringify({ schema, found })
}

/** What we say of generated pairs, a text for each schema: to be compared between engines. */
export const generatedVerdicts = (seed: number, pairs: number): readonly string[] =>
  fc.sample(generatedCases, { seed, numRuns: Math.ceil(pairs / valuesPerSchema) }).map(verdictsOf)
