import type { FastifySerializerCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { assert } from '#core/lib/assert.ts'

/**
 * Answers are plain JSON: a serialiser compiled from the schema would silently drop the values of records,
 * whose shape is a form's and not the wire schema's. With `check`, an answer that breaks its schema is a bug (tests).
 */
export const serializerCompiler =
  (check: boolean): FastifySerializerCompiler<TSchema> =>
  ({ schema, url }) => {
    if (!check) return (data) => JSON.stringify(data)
    const compiled = Compile(schema)
    return (data) => {
      const text = JSON.stringify(data)
      const sent: unknown = JSON.parse(text)
      const first = compiled.Check(sent) ? undefined : compiled.Errors(sent)[0]
      assert(first === undefined, `answer of ${url} breaks its schema at ${first?.instancePath}: ${first?.message}`)
      return text
    }
  }
