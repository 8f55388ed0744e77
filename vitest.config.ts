import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    // By default one core is left to whoever waits.
    maxWorkers: '100%',
    // A busy machine is no fault of what is tested.
    testTimeout: 120_000,
    setupFiles: ['src/testing/patient-dom.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'server/**/*.test.ts', 'scripts/**/*.test.ts', 'form-definitions/**/*.test.ts'],
    exclude: ['**/*.db.test.ts', '**/node_modules/**'],
  },
})
