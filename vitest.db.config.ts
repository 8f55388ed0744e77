import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    // By default one core is left to whoever waits.
    maxWorkers: '100%',
    include: ['server/**/*.db.test.ts', 'src/**/*.db.test.ts', 'faults/**/*.db.test.ts'],
    globalSetup: ['server/testing/database-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 400_000,
  },
})
