import Type from 'typebox'
import type { FormDefinition } from '#core/form/definition.ts'
import { CodeListIndex, CodeListMessage, FormIndex, FormIndexQuery, FormMessage } from '#core/protocol/catalogue.ts'
import { Problem } from '#core/protocol/problem.ts'
import { isTestKey, realKey } from '#core/form/test-key.ts'
import { reachesRecords } from '../../policies/reader-actor.ts'
import type { Reader } from '../../policies/reader.ts'
import { createListTexts } from '../../commands/catalogue/list-texts.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import { codeListIndex, formIndex, triedForms } from '../../presenters/catalogue-index.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

const FormParams = Type.Object({ key: Type.String({ maxLength: 60 }), version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) })
const ListParams = Type.Object({ key: Type.String({ maxLength: 60 }), version: Type.String({ maxLength: 20 }) })

/** Published forms and code lists, without records. A published version never changes: devices keep it for ever. */
export function catalogueRoutes(app: Routes, deps: RouteDeps): void {
  formRoutes(app, deps)
  codeListRoutes(app, deps)
}

const signedIn = { onRequest: requireSession } as const

function formRoutes(app: Routes, { db, clock }: RouteDeps): void {
  app.get(
    '/api/v1/forms',
    {
      ...signedIn,
      schema: {
        tags: ['catalogue'],
        summary: 'Published forms that the grants reach',
        querystring: FormIndexQuery,
        response: { 200: FormIndex, 401: Problem },
      },
    },
    async (request) => {
      const { reader } = sessionOf(request)
      const published = await formIndex(db, reader, new Date(clock()))
      return { forms: request.query.tests === true ? [...published, ...(await triedForms(db, reader))] : published }
    },
  )
  app.get(
    '/api/v1/forms/:key/versions/:version',
    {
      ...signedIn,
      schema: {
        tags: ['catalogue'],
        summary: 'One published version',
        params: FormParams,
        response: { 200: FormMessage, 401: Problem, 404: Problem },
      },
    },
    async (request, reply) => {
      const { key, version } = request.params
      const row = isTestKey(key)
        ? await triedText(db, sessionOf(request).reader, realKey(key), version)
        : await db
            .selectFrom('form_versions')
            .select(['hash', 'canonical_text'])
            .where('form_key', '=', key)
            .where('version', '=', version)
            .where('status', 'not in', ['draft', 'in-review'])
            .executeTakeFirst()
      if (!row) return sendProblem(request, reply, { status: 404, code: 'form.unknown' })
      // From the text, whose key order is the author's; checked when it was imported.
      return { hash: row.hash, definition: JSON.parse(row.canonical_text) as FormDefinition }
    },
  )
}

/** The text that is tried out, for whoever tries it out. */
const triedText = async (db: RouteDeps['db'], reader: Reader, key: string, version: number) => {
  const row = await db
    .selectFrom('form_tests')
    .select(['hash', 'canonical_text', 'testers'])
    .where('form_key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.testers.includes(reader.userId) === true && reachesRecords(reader, key) ? row : undefined
}

/** What is sent is text or bytes already. */
const asItIs = (payload: unknown): string => payload as string // or a buffer, which passes through all the same

function codeListRoutes(app: Routes, { db }: RouteDeps): void {
  const texts = createListTexts(db)
  app.get(
    '/api/v1/code-lists',
    { ...signedIn, schema: { tags: ['catalogue'], summary: 'Published code lists', response: { 200: CodeListIndex, 401: Problem } } },
    async () => ({
      lists: await codeListIndex(db),
    }),
  )
  app.get(
    '/api/v1/code-lists/:key/versions/:version',
    {
      ...signedIn,
      schema: {
        tags: ['catalogue'],
        summary: 'One published version',
        params: ListParams,
        response: { 200: CodeListMessage, 401: Problem, 404: Problem },
      },
    },
    async (request, reply) => {
      // As text, checked when it was imported: reading and writing a hundred thousand rows for each device would stall all others.
      const { key, version } = request.params
      const isPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
      const body = isPacked ? await texts.packed(key, version) : await texts.text(key, version)
      if (body === null) return sendProblem(request, reply, { status: 404, code: 'code-list.unknown' })
      if (isPacked) reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding')
      return reply
        .header('content-type', 'application/json; charset=utf-8')
        .serializer(asItIs)
        .send(body as never) // the schema's text
    },
  )
}
