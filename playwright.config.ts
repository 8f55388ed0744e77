import { defineConfig } from '@playwright/test'

/**
 * Real Chromium against the built app and the real server. The files of tests run two at a time, each worker with a server of its
 * own; the journey that changes the built app runs by itself at the end.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './e2e/fixtures/fill-city.ts',
  workers: 2,
  fullyParallel: false,
  projects: [
    { name: 'journeys', testIgnore: 'update.spec.ts' },
    { name: 'update', testMatch: 'update.spec.ts', dependencies: ['journeys'] },
  ],
  // A busy machine is no fault of what is tested.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json']],
  use: {
    actionTimeout: 30_000,
    viewport: { width: 1366, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    screenshot: 'only-on-failure',
    // The tracer's page snapshots crash this Chromium on forms whose sections use content-visibility.
    trace: 'off',
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
