import Type from 'typebox'
import type { FormDefinition } from '#core/form/definition.ts'
import { CodeListIndex, CodeListMessage, FormIndex, FormMessage } from '#core/protocol/catalogue.ts'
import type { CodeList } from '#core/form/code-list.ts'
import { Problem } from '#core/protocol/problem.ts'
import { sendProblem } from '../../http/send-problem.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import { codeListIndex, formIndex } from '../../presenters/catalogue-index.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

const FormParams = Type.Object({ key: Type.String({ maxLength: 60 }), version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) })
const ListParams = Type.Object({ key: Type.String({ maxLength: 60 }), version: Type.String({ maxLength: 20 }) })

/** Published forms and code lists, without records. A published version never changes: devices keep it for ever. */
export function catalogueRoutes(app: Routes, deps: RouteDeps): void {
  formRoutes(app, deps)
  codeListRoutes(app, deps)
}

const signedIn = { onRequest: requireSession } as const

function formRoutes(app: Routes, { db }: RouteDeps): void {
  app.get(
    '/api/v1/forms',
    {
      ...signedIn,
      schema: { tags: ['catalogue'], summary: 'Published forms that the grants reach', response: { 200: FormIndex, 401: Problem } },
    },
    async (request) => ({
      forms: await formIndex(db, sessionOf(request).reader),
    }),
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
      const row = await db
        .selectFrom('form_versions')
        .select(['hash', 'canonical_text'])
        .where('form_key', '=', request.params.key)
        .where('version', '=', request.params.version)
        .where('status', '<>', 'draft')
        .executeTakeFirst()
      if (!row) return sendProblem(request, reply, { status: 404, code: 'form.unknown' })
      // From the text, whose key order is the author's; checked when it was imported.
      return { hash: row.hash, definition: JSON.parse(row.canonical_text) as FormDefinition }
    },
  )
}

function codeListRoutes(app: Routes, { db }: RouteDeps): void {
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
      const row = await db
        .selectFrom('code_lists')
        .select('canonical_text')
        .where('list_key', '=', request.params.key)
        .where('version', '=', request.params.version)
        .where('status', '<>', 'draft')
        .executeTakeFirst()
      if (!row) return sendProblem(request, reply, { status: 404, code: 'code-list.unknown' })
      return JSON.parse(row.canonical_text) as CodeList // checked when it was imported
    },
  )
}
