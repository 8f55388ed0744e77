import type { Page } from '@playwright/test'
import { en } from '#app/i18n/en/en.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const KEY = 'bts-station'

/** A request of the person whose tab this is. */
const ask = (page: Page, method: string, path: string, body: unknown): Promise<{ readonly status: number; readonly text: string }> =>
  page.evaluate(
    async (request) => {
      const answer = await fetch(`/api/v1/authoring/forms/${request.path}`, {
        method: request.method,
        headers: { 'content-type': 'application/json' },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      })
      return { status: answer.status, text: await answer.text() }
    },
    { method, path, body },
  )

const open = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** Fits the width of a phone, speaks English, and axe finds nothing serious. */
async function look(page: Page, screen: string): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, screen).toBeLessThanOrEqual(0)
  // A key that has no words is shown as it is.
  const text = await page.locator('body').innerText()
  expect(text, screen).not.toMatch(/\b(builder|versions|formImport|upgradeSteps|impact)[A-Za-z]*\.[a-z]|\{\{/)
  await expectAccessible(page, screen)
}

test('in English on a phone the builder’s screens fit, and axe finds nothing serious', async ({ browser, server }) => {
  test.setTimeout(600_000)
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    baseURL: server.origin,
  })
  await context.addInitScript(() => localStorage.setItem('phieu.lang', 'en'))
  const page = await context.newPage()
  await new PhieuApp(page, 'en').signIn('soan.khcn')
  const begun = await ask(page, 'POST', `${KEY}/versions`, { from: 1 })
  expect(begun.status, begun.text).toBe(201)

  await open(page, `/builder/${KEY}/2`)
  for (const view of ['design', 'rules', 'texts', 'meta', 'source', 'preview', 'coverage', 'problems'] as const) {
    await page.getByRole('tab', { name: new RegExp(`^${en.builder.tab[view]}`) }).click()
    await look(page, view)
  }
  await page.getByRole('tab', { name: en.builder.tab.preview }).click()
  await page.getByRole('button', { name: en.builderDesk.sample.file.take }).click()
  await expect(page.getByText(/^\d+ samples were added/)).toBeVisible()
  await page.getByLabel(en.builderDesk.preview.sample.label).selectOption({ index: 1 })
  await page.getByLabel(en.builderDesk.preview.who.label).selectOption('reviewer')
  await look(page, 'preview of a sample as reviewer')
  await page.getByRole('tab', { name: en.builder.tab.design }).click()
  await page.locator('[data-canvas] .bd-card-name').first().click()
  await look(page, 'inspector')
  await context.close()
})

test('a draft that cannot be drawn is mended in its source, and opens', async ({ page }) => {
  const app = new PhieuApp(page)
  await app.signIn('soan.khcn')
  const begun = await ask(page, 'POST', 'heritage-site/versions', { from: 1 })
  expect(begun.status, begun.text).toBe(201)
  const { document, summary } = JSON.parse(begun.text) as { document: Record<string, unknown>; summary: { hash: string } }
  const saved = await ask(page, 'PUT', 'heritage-site/versions/2', { basedOn: summary.hash, document: { ...document, format: 7 } })
  expect(saved.status, saved.text).toBe(200)

  await open(page, '/builder/heritage-site/2')
  await expect(page.getByText('Bản này chưa đúng dạng của một biểu mẫu', { exact: false })).toBeVisible()
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+Home')
  // Where the number stands, wherever the author's keys have gone before.
  await page.keyboard.press('Control+f')
  await page.keyboard.type('"format": 7')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.type('"format": 1')
  await page.getByRole('button', { name: 'Mở trong trình soạn' }).click()
  await expect(page.locator('[data-canvas] .bd-card-name').first()).toBeVisible()
})
