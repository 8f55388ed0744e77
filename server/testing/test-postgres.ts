/** The database server of a test run and its migrated template; plain values, so that they travel to the test threads. */
export interface TestPostgres {
  /** May create databases. */
  readonly adminUrl: string
  readonly ownerUrl: string
  readonly appUrl: string
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestPostgres
  }
}

/** The same server and role, another database. */
export function databaseUrl(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
