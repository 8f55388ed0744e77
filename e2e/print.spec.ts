import type { Page } from '@playwright/test'
import { clerkOf } from './fixtures/clerk-of.ts'
import { formFolders, loadForm, type FormFolder } from './fixtures/forms.ts'
import type { ServerApi } from './fixtures/server-api.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

/** The width between the margins of an A4 sheet (210 − 20 − 14 mm) in CSS pixels. */
const PAPER_WIDTH = Math.floor((176 / 25.4) * 96)

/** `/Type /Page` objects of a PDF, without its page trees. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

/** A record of the demonstration city that has its receipt, and its unit. */
async function printable(api: ServerApi, folder: FormFolder) {
  await api.signIn(clerkOf(folder))
  const formKey = loadForm(folder).definition.key
  const found = (await api.find({ formKey, limit: '50' })).find(({ receipt, state }) => receipt !== '' && state.kind !== 'erased')
  if (found === undefined) throw new Error(`The city has no record of ${formKey} with a receipt`)
  return found
}

/** The page as it goes to the printer: what is made for paper only comes with the event that the browser sends before. */
async function asPaper(page: Page): Promise<void> {
  await page.setViewportSize({ width: PAPER_WIDTH, height: 1000 })
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
}

async function asScreen(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1366, height: 768 })
}

async function expectFitsPaper(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    // The mark lies across the sheet, turned.
    const outside = [...document.querySelectorAll('#main *')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
    return { over: scrollWidth - clientWidth, outside: outside.map((one) => `${one.tagName}.${one.className}`) }
  })
  expect(wide).toEqual({ over: 0, outside: [] })
}

const clerks = Map.groupBy(formFolders, (folder) => clerkOf(folder))

for (const [clerk, folders] of clerks) {
  test(`records of ${folders.length} forms print on A4, as ${clerk}`, async ({ page, api }) => {
    const app = new PhieuApp(page)
    await app.signIn(clerk)
    await app.waitUntilSynced()
    for (const folder of folders) {
      await test.step(folder, async () => {
        const record = await printable(api, folder)
        await page.getByRole('button', { name: 'Tìm mọi thứ' }).click()
        await page.getByRole('dialog').getByRole('combobox').fill(record.receipt)
        await page.getByRole('dialog').getByRole('option').first().click()
        await expect(page.getByText(record.receipt, { exact: true }).first()).toBeVisible()

        await asPaper(page)
        const paper = page.locator('.record')
        await expect(page.locator('.printed-form')).toHaveText(loadForm(folder).definition.title)
        await expect(paper.getByText(record.receipt, { exact: true }).first()).toBeVisible()
        await expect(page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toBeVisible()
        await expect(page.locator('.demo-mark')).toBeVisible()
        await expect(page.getByRole('navigation')).toHaveCount(0)
        await expect(page.getByRole('button')).toHaveCount(0)
        await expect(page).toHaveTitle(`${loadForm(folder).definition.title} · ${record.receipt}`)
        await expectFitsPaper(page)
        expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThanOrEqual(1)
        await asScreen(page)
      })
    }
  })
}

test('a form being filled in prints what was typed so far, and that it is not sent', async ({ page }) => {
  const app = new PhieuApp(page)
  await app.signIn('nhap.thuynguyen')
  await app.waitUntilSynced()
  await app.newRecord('Tờ khai đăng ký khai sinh')
  await page.getByLabel('Họ, chữ đệm, tên người yêu cầu').fill('Nguyễn Văn An')
  await page.keyboard.press('Tab')
  await asPaper(page)
  await expect(page.getByText('Bản nhập dở, chưa gửi: chưa có số biên nhận')).toBeVisible()
  await expect(page.locator('.fill-printed').getByText('NGUYỄN VĂN AN')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expectFitsPaper(page)
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBeGreaterThan(1)
  await asScreen(page)
  await expect(app.submitButton()).toBeVisible()
})
