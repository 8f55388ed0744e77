import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import Value from 'typebox/value'
import { checkUntrusted } from '#core/lib/entrance.ts'
import { issue, type Issue } from '#core/lib/issue.ts'
import { EntranceError } from './entrance-parser.ts'

/** Thrown by Fastify on behalf of the validator below. */
export class RequestInvalid extends Error {
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    super('request invalid')
    this.name = 'RequestInvalid'
    this.issues = issues
  }
}
export const isRequestInvalid = (error: unknown): error is RequestInvalid => error instanceof RequestInvalid

const shapeIssues = (errors: Iterable<{ keyword: string; instancePath: string }>): Issue[] =>
  Array.from(errors, (error) => issue(`shape.${error.keyword}`, error.instancePath)).slice(0, 20)

/**
 * Validates requests with the schemas as they are: nothing is dropped, filled in or coerced in a body,
 * because an operation must be stored as it was sent. Query strings and path parameters are text, so they are converted.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const compiled = Compile(schema)
  const verdictOf = (value: unknown) =>
    compiled.Check(value) ? { value } : { error: new RequestInvalid(shapeIssues(compiled.Errors(value))) }
  const textual = httpPart === 'querystring' || httpPart === 'params'
  return (data: unknown) => {
    if (!textual) return verdictOf(data)
    const given = { ...(data as object) } // Fastify gives query and params as objects
    // Bodies passed the entrance when they were parsed; an address can hold what PostgreSQL refuses, too.
    const safe = checkUntrusted(given)
    return safe.ok ? verdictOf(Value.Convert(schema, given)) : { error: new EntranceError(safe.error) }
  }
}
