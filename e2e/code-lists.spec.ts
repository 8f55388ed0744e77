import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { CodeList } from '#core/form/code-list.ts'
import { addDays, formatDate, vietnamDay } from '#core/lib/calendar.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const shipped = JSON.parse(readFileSync('form-definitions/code-lists/ethnic-groups.json', 'utf8')) as CodeList // of this repository
const retired = '54'
const today = vietnamDay(Date.now())

/** The list as somebody sends it: one code less, one more, one with another spelling. */
const file = [
  'Mã;Tên gọi;Tên tiếng Anh',
  ...shipped.items
    .filter(({ code }) => code !== retired)
    .map(({ code, name, nameEn = '' }) => `${code};${code === '05' ? 'Khmer' : name};${nameEn}`),
  '56;Nguồn;Nguon',
  ';Thiếu mã;',
].join('\r\n')

const openList = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Các màn hình' }).getByRole('link', { name: 'Danh mục' }).click()
  await page
    .getByRole('listitem', { name: shipped.title, exact: true })
    .getByRole('link', { name: `Bản ${formatDate(today)}` })
    .click()
  await expect(page.getByRole('grid')).toBeVisible()
}

/** No wider than a phone. */
async function expectFits(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 1366, height: 768 })
}

test('a list comes from a file as its next version, a code is retired; a second person publishes, and a clerk is offered what is new', async ({
  page,
  browser,
}) => {
  const author = new PhieuApp(page)
  await author.signIn('soan.khcn')
  await page.getByRole('navigation', { name: 'Các màn hình' }).getByRole('link', { name: 'Danh mục' }).click()
  await expectAccessible(page, 'board of code lists')
  await expectFits(page)
  await page
    .getByRole('listitem', { name: shipped.title, exact: true })
    .getByRole('button', { name: /Soạn bản kế tiếp/ })
    .click()
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click()
  await expect(page).toHaveURL(new RegExp(`/code-lists/ethnic-groups/${today}$`))
  await expect(page.getByText('Chưa có gì khác bản trước.')).toBeVisible()

  await page.getByRole('button', { name: 'Nhập từ tệp' }).click()
  const dialog = page.getByRole('dialog', { name: 'Nhập từ tệp' })
  await dialog.getByLabel(/^Tệp CSV/).setInputFiles({ name: 'dan-toc.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await expect(dialog.getByLabel('Tên gọi')).toHaveValue('name')
  await expect(dialog.getByText('1 mã mới')).toBeVisible()
  await expect(dialog.getByText(/^Dòng 57: Chưa có mã\./)).toBeVisible()
  await dialog.getByRole('radio', { name: /^Thôi dùng/ }).check()
  await expect(dialog.getByText('1 mã thôi dùng')).toBeVisible()
  await expect(dialog.getByText('1 mã sửa')).toBeVisible()
  await expectAccessible(page, 'import')
  await dialog.getByRole('button', { name: 'Nhận vào danh mục' }).click()
  await expect(page.getByText('1 mã mới · 1 sửa · 1 thôi dùng · 0 dùng lại')).toBeVisible()

  // The grid by keys alone: to the last row, its name, and back by Ctrl+Z.
  const grid = page.getByRole('grid')
  await grid.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('Nguồn Quảng Bình')
  await page.keyboard.press('Enter')
  await expect(grid.getByRole('gridcell', { name: 'Nguồn Quảng Bình' })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(grid.getByRole('gridcell', { name: 'Nguồn', exact: true })).toBeVisible()
  await page.getByLabel('Hiện').selectOption('retired')
  await expect(grid.getByRole('gridcell', { name: formatDate(addDays(today, -1)) })).toBeVisible()
  await expectAccessible(page, 'list')
  await expectFits(page)
  await page.getByRole('button', { name: 'Lưu lên máy chủ' }).click()
  await expect(page.getByText(/^Đã lưu trên máy chủ lúc/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Công bố' })).toHaveCount(0)

  const publisherPage = await (await browser.newContext()).newPage()
  await new PhieuApp(publisherPage).signIn('congbo.khcn')
  await openList(publisherPage)
  await publisherPage.getByRole('button', { name: 'Công bố' }).click()
  const publishing = publisherPage.getByRole('dialog', { name: 'Công bố' })
  await expect(publishing.getByText('1 mã thôi dùng')).toBeVisible()
  await expectAccessible(publisherPage, 'publishing')
  await publishing.getByRole('button', { name: 'Công bố' }).click()
  await expect(publisherPage.getByRole('status').filter({ hasText: 'Đã công bố.' })).toBeVisible()

  const clerkPage = await (await browser.newContext()).newPage()
  const clerk = new PhieuApp(clerkPage)
  await clerk.signIn('nhap.thuynguyen')
  await clerk.waitUntilSynced()
  await clerk.newRecord('Tờ khai đăng ký khai sinh')
  const ethnicity = clerkPage.getByRole('combobox', { name: /^Dân tộc/ }).first()
  const offered = clerkPage.getByRole('main').getByRole('option')
  await ethnicity.click()
  await clerkPage.keyboard.type('Nguồn')
  await expect(offered.first()).toContainText('Nguồn')
  await ethnicity.fill('')
  await clerkPage.keyboard.type('Rơ-măm')
  await expect(offered.filter({ hasText: shipped.items.find(({ code }) => code === retired)?.name ?? '' })).toHaveCount(0)
  await ethnicity.fill('')
  await clerkPage.keyboard.type('Khmer')
  await expect(offered.first()).toContainText('Khmer')
})
