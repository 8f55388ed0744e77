import type { FastifyRequest } from 'fastify'
import type { Asked } from '../../commands/authoring/write-draft.ts'
import { sessionOf } from '../../http/session-hook.ts'
import type { RouteDeps } from '../route-deps.ts'

/** Who asks for which version, and when. */
export const askedOf = (
  request: FastifyRequest & { params: { key: string; version: number } },
  { clock }: Pick<RouteDeps, 'clock'>,
): Asked => ({
  reader: sessionOf(request).reader,
  formKey: request.params.key,
  version: request.params.version,
  now: new Date(clock()),
})
