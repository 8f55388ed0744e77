import { randomBytes } from 'node:crypto'
import { uuidV7, type MakeId } from '#core/lib/ids.ts'

/** Fresh ids for tests, as the composition root makes them. */
export const makeTestId: MakeId = () => uuidV7(Date.now(), randomBytes(10))
