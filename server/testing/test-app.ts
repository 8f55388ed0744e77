import { pino } from 'pino'
import type { AppDeps } from '../http/app-deps.ts'
import { buildApp, type App } from '../http/app.ts'
import { makeTestId } from './make-test-id.ts'

export interface TestAppDeps extends Pick<AppDeps, 'db' | 'secrets' | 'files' | 'clock'> {
  readonly config?: AppDeps['config']
  readonly appFolder?: AppDeps['appFolder']
  readonly resetDemo?: AppDeps['resetDemo']
  readonly scan?: AppDeps['scan']
  /** By default nothing is sent away. */
  readonly shedding?: AppDeps['shedding']
  /** Told every line that is logged. */
  readonly onLine?: (line: string) => void
}

/** Tests press harder than any city; what they press on is not the server's limits. */
const none = { push: Infinity, pull: Infinity, file: Infinity, person: Infinity }
const nothingShed = { active: none, arriving: none, lag: none }

/** The real application, not listening yet. It checks its own answers against their schemas. */
export const buildTestApp = (deps: TestAppDeps): Promise<App> =>
  buildApp({
    config: deps.config ?? { mode: 'demo', tls: { kind: 'none' }, trustProxy: [], publicOrigin: null },
    version: 'test',
    appFolder: deps.appFolder ?? null,
    db: deps.db,
    secrets: deps.secrets,
    files: deps.files,
    scan: deps.scan ?? null,
    log: pino({ level: 'info' }, { write: (line: string) => deps.onLine?.(line) }),
    clock: deps.clock,
    makeId: makeTestId,
    resetDemo: deps.resetDemo ?? null,
    checkAnswers: true,
    shedding: deps.shedding ?? nothingShed,
  })
