import { globSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { createServer, type ViteDevServer } from 'vite'
import { everything } from './fixtures/everything.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'

let server: ViteDevServer
let origin = ''

// The gallery exists only where Vite serves, so that no build can ship it.
test.beforeAll(async () => {
  server = await createServer({ mode: 'mock', cacheDir: 'test-results/vite', server: { port: 5390, hmr: false }, logLevel: 'error' })
  await server.listen()
  origin = server.resolvedUrls?.local[0] ?? ''
})
test.afterAll(() => server.close())

for (const language of everything ? ['vi', 'en'] : ['vi']) {
  test(`every field type in every state is accessible, and fits also on a phone (${language})`, async ({ page }) => {
    test.setTimeout(600_000)
    await page.addInitScript((lang) => localStorage.setItem('phieu.lang', lang), language)
    const raised: string[] = []
    page.on('pageerror', (error) => raised.push(error.message))
    // At the first visit Vite prepares every library, for a minute or two on a busy machine; a page that asked meanwhile is opened again.
    await expect(async () => {
      raised.length = 0
      await page.goto(`${origin}gallery`, { timeout: 120_000 })
      await expect(page.locator('.gallery-state').first()).toBeVisible({ timeout: 90_000 })
    }).toPass({ timeout: 450_000 })
    await expectAccessible(page, language)
    for (const width of [1366, 390]) {
      await page.setViewportSize({ width, height: 800 })
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect(over, `${width}`).toBeLessThanOrEqual(0)
    }
    expect(raised).toEqual([])
  })
}

test('the production bundle has no trace of the gallery', () => {
  const scripts = globSync('dist/**/*.js')
  expect(scripts.length).toBeGreaterThan(10)
  expect(scripts.filter((path) => readFileSync(path, 'utf8').includes('gallery'))).toEqual([])
})
