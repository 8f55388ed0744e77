import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { en } from '#app/i18n/en/en.ts'
import { canonicalText } from '#core/form/canonical.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { readCase } from '#core/form/import/xlsform/cases/read-case.ts'
import { writeXlsx } from '#core/spreadsheet/write-xlsx.ts'
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
  await lookAtImport(page)
  await lookAtActs(page)
  await context.close()
})

/** The bar of the builder, and what stands in the dialog in which fields are brought in. */
async function lookAtImport(page: Page): Promise<void> {
  const bar = await page.locator('.bd-bar').boundingBox()
  expect(bar?.height, 'title, where it lies, and one line of acts').toBeLessThan(160)
  await page.getByRole('button', { name: en.formImport.add }).click()
  const dialog = page.getByRole('dialog', { name: en.formImport.addTitle })
  await dialog.getByLabel(en.formImport.paste.outline).fill('Họ và tên *\nGiới tính: Nam/Nữ')
  await dialog.getByRole('button', { name: en.formImport.read }).click()
  await expect(dialog.getByRole('table')).toBeVisible()
  await look(page, 'fields of an outline')
  await dialog.getByRole('button', { name: en.formImport.back }).click()
  await dialog.getByRole('tab', { name: en.formImport.kind.json }).click()
  await dialog.getByLabel(en.formImport.paste.json).fill('{"type": "object",')
  await dialog.getByRole('button', { name: en.formImport.read }).click()
  await expect(dialog.getByText(en.formImport.failed)).toBeVisible()
  await look(page, 'a text that cannot be read')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
}

/** What is asked before a version is acted on. */
async function lookAtActs(page: Page): Promise<void> {
  await open(page, `/form-versions/${KEY}/2`)
  for (const act of ['due', 'submit'] as const) {
    await page.getByRole('button', { name: en.versions.act[act], exact: true }).click()
    await look(page, act)
    await page.keyboard.press('Escape')
  }
}

/** One of the workbooks of the import's own cases, as a file. */
function workbook(name: string): Buffer {
  const { sheets } = readCase(readFileSync(`src/core/form/import/xlsform/cases/${name}.txt`, 'utf8'))
  const rowsOf = (sheet: (typeof sheets)[number]) =>
    sheet.rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : cell === null ? null : String(cell))))
  return Buffer.from(writeXlsx(sheets.map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet), widths: [] }))))
}

const saved = async (page: Page, button: Locator): Promise<string> => {
  const downloading = page.waitForEvent('download')
  await button.click()
  return readFileSync(await (await downloading).path(), 'utf8')
}

test('an XLSForm becomes a draft: what is not carried over is told first, and the form comes out again as form.json', async ({ page }) => {
  const title = 'Phiếu từ bảng tính'
  await new PhieuApp(page).signIn('soan.khcn')
  await open(page, '/form-versions')
  await page.getByRole('button', { name: 'Biểu mẫu mới' }).click()
  await page.getByRole('textbox', { name: /^Tên biểu mẫu/ }).fill(title)
  await page.getByRole('combobox', { name: /^Cơ quan chủ quản/ }).selectOption('industry-trade')
  await page.getByRole('button', { name: 'Bắt đầu từ văn bản, tệp có sẵn…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Bắt đầu biểu mẫu từ…' })
  await dialog.getByRole('tab', { name: 'Tệp dữ liệu, XLSForm' }).click()
  const file = { name: 'khao-sat.xlsx', mimeType: 'application/octet-stream', buffer: workbook('expressions-left-out') }
  await dialog.locator('input[type=file]').setInputFiles(file)
  await dialog.getByRole('button', { name: 'Đọc thử' }).click()
  const left = dialog.getByRole('list', { name: /^Không mang sang, hoặc đổi khác \(\d+\)$/ })
  // Each with its cell: an expression that breaks off, a function that is not known.
  await expect(left.getByRole('listitem').filter({ hasText: 'area' })).toBeVisible()
  await expect(left).toBeInViewport()
  await expectAccessible(page, 'fields of an XLSForm')
  await dialog.getByRole('button', { name: 'Dùng các mục này' }).click()
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click()
  await expect(page.locator('[data-canvas] .bd-card-name', { hasText: 'Hàm lạ' })).toBeVisible()
  await page.getByText('Xuất ra', { exact: true }).click()
  const text = await saved(page, page.getByRole('menuitem', { name: /^Định nghĩa biểu mẫu/ }))
  const parsed = parseFormDefinition(JSON.parse(text))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  expect(text).toBe(canonicalText(parsed.value))
  expect(parsed.value.title).toBe(title)
  expect(Object.values(parsed.value.schema.properties ?? {}).map((field) => field.title)).toContain('Sai cú pháp')
})

/** Where a text stands in the editor, wherever the author's keys have gone before. */
async function replace(page: Page, from: string, to: string): Promise<void> {
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  await page.keyboard.type(from)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.type(to)
}

/** The texts on this device that are no form yet. */
const begunTexts = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const opening = indexedDB.open('phieu-catalogue')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('unfinished').objectStore('unfinished').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result.map((row: { readonly source: { readonly text: string } | null }) => row.source?.text ?? '').join())
          }
        }
      }),
  )

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
  await replace(page, '"format": 7', '"format": 8')
  // What is typed is there again after a reload, right or not.
  await expect.poll(() => begunTexts(page)).toContain('"format": 8')
  await page.reload()
  await app.unlock('Phùng Ngọc Ánh')
  await replace(page, '"format": 8', '"format": 1')
  await page.getByRole('button', { name: 'Mở trong trình soạn' }).click()
  await expect(page.locator('[data-canvas] .bd-card-name').first()).toBeVisible()
})
