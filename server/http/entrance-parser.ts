import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { MAX_VALUES, parseUntrustedJson } from '#core/lib/entrance.ts'
import { issue, type Issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'

/** A body that must not come in: not JSON, or JSON that PostgreSQL, JavaScript objects or numbers cannot hold safely. */
export class EntranceError extends Error {
  readonly issues: readonly Issue[]
  readonly statusCode: 400 | 413
  constructor(issues: readonly Issue[], statusCode: 400 | 413 = 400) {
    super('untrusted body')
    this.name = 'EntranceError'
    this.issues = issues
    this.statusCode = statusCode
  }
}
export const isEntranceError = (error: unknown): error is EntranceError => error instanceof EntranceError && error.statusCode === 400

const inflate = promisify(gunzip)

/** A packed body may become this many times larger, and never larger than the limit for plain ones times four. */
const inflatedLimit = (limit: number): number => limit * 4

async function textOf(body: Buffer, packed: boolean, limit: number): Promise<string> {
  if (!packed) return new TextDecoder('utf-8', { fatal: true }).decode(body)
  // `maxOutputLength` stops a bomb while it unpacks, not after.
  const plain = await inflate(body, { maxOutputLength: inflatedLimit(limit) }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? new EntranceError([], 413) : new EntranceError([issue('gzip.broken')])
  })
  return new TextDecoder('utf-8', { fatal: true }).decode(plain)
}

/** Plain JSON without the entrance guard: for the push route, which guards operation by operation. */
export function parseJsonOnly(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text))
  } catch {
    return err([issue('json.syntax')])
  }
}

export type ParseText = (text: string) => Result<unknown>

const parseGuarded: ParseText = (text) => parseUntrustedJson(text, MAX_VALUES)

/**
 * Reads `application/json` bodies (gzip too) through `parse`. Registered per plugin scope.
 * @param parse the guarded parser, unless the route guards its parts itself
 */
export function installJsonParser(app: FastifyInstance, parse: ParseText = parseGuarded): void {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (
      request: { headers: Record<string, string | string[] | undefined>; routeOptions: { bodyLimit?: number } },
      body: string | Buffer,
    ) => {
      if (typeof body === 'string' || body.length === 0) throw new EntranceError([issue('json.syntax')])
      const encoding = request.headers['content-encoding']
      if (encoding !== undefined && encoding !== 'gzip' && encoding !== 'identity') throw new EntranceError([issue('encoding.unknown')])
      const text = await textOf(
        body,
        encoding === 'gzip',
        request.routeOptions.bodyLimit ?? app.initialConfig.bodyLimit ?? 1_048_576,
      ).catch((error: unknown) => {
        throw error instanceof EntranceError ? error : new EntranceError([issue('utf-8.broken')])
      })
      const result = parse(text)
      if (!result.ok) throw new EntranceError(result.error)
      return result.value
    },
  )
}
