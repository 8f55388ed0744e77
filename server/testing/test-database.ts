import { inject } from 'vitest'
import { makeTestDatabase, type TestDatabase } from './make-test-database.ts'

export type { TestDatabase }

/** Call once per file (`beforeAll`) and `close` it in `afterAll`; runs under `vitest.db.config.ts`. */
export const testDatabase = (): Promise<TestDatabase> => makeTestDatabase(inject('postgres'))
