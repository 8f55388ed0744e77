import Type from 'typebox'
import { Problem } from '#core/protocol/problem.ts'
import { RecordMessage, RecordPage, RecordQuery, RecordSummary } from '#core/protocol/records.ts'
import { RecordIdSchema, UnitIdSchema } from '#core/record/operation.ts'
import { findReceipt } from '../../commands/records/find-receipt.ts'
import { listRecords } from '../../commands/records/list-records.ts'
import { readRecord } from '../../commands/records/read-record.ts'
import { answer } from '../../http/answer.ts'
import { requireSession, sessionOf } from '../../http/session-hook.ts'
import type { RouteDeps, Routes } from '../route-deps.ts'

export const RecordParams = Type.Object({ unitId: UnitIdSchema, recordId: RecordIdSchema })
const ReceiptParams = Type.Object({ receipt: Type.String({ minLength: 1, maxLength: 60 }) })

/** GET /api/v1/records, /api/v1/units/:unitId/records/:recordId, /api/v1/receipts/:receipt */
export function recordRoutes(app: Routes, deps: RouteDeps): void {
  const { db, clock } = deps
  const signedIn = { onRequest: requireSession } as const
  app.get(
    '/api/v1/records',
    {
      ...signedIn,
      schema: {
        tags: ['records'],
        summary: 'Records of the reader, newest first',
        querystring: RecordQuery,
        response: { 200: RecordPage, 401: Problem },
      },
    },
    async (request) => listRecords(db, sessionOf(request).reader, request.query, clock()),
  )
  app.get(
    '/api/v1/units/:unitId/records/:recordId',
    {
      ...signedIn,
      schema: {
        tags: ['records'],
        summary: 'One record with its history',
        params: RecordParams,
        response: { 200: RecordMessage, 401: Problem, 404: Problem },
      },
    },
    async (request, reply) =>
      answer(request, reply, await readRecord(deps, sessionOf(request).reader, request.params.unitId, request.params.recordId, clock())),
  )
  app.get(
    '/api/v1/receipts/:receipt',
    {
      ...signedIn,
      schema: {
        tags: ['records'],
        summary: 'The record of a receipt',
        params: ReceiptParams,
        response: { 200: RecordSummary, 400: Problem, 401: Problem, 404: Problem },
      },
    },
    async (request, reply) => answer(request, reply, await findReceipt(db, sessionOf(request).reader, request.params.receipt, clock())),
  )
}
