import type { FastifyRequest } from 'fastify'
import { dropAllErased } from '../../commands/files/drop-bytes.ts'
import type { RouteDeps } from '../route-deps.ts'

/** Takes the bytes of an ended test's files off the disk. What ended the test is done all the same: what is left goes at the next start. */
export async function dropTestFiles(deps: RouteDeps, request: FastifyRequest): Promise<void> {
  await dropAllErased(deps).catch((error: unknown) => request.log.error({ err: error }, 'files of an ended test are still on the disk'))
}
