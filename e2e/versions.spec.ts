import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { expect, test } from './fixtures/test.ts'
import { BuilderPage } from './page-models/builder-page.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const title = 'Sổ đăng ký chợ'
const key = 'so-dang-ky-cho'
const clerk = 'nhap.thuynguyen'

async function expectFits(page: Page): Promise<void> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over).toBeLessThanOrEqual(0)
  if (size !== null) await page.setViewportSize(size)
}

const openVersion = async (page: Page): Promise<void> => {
  await page
    .getByRole('listitem', { name: title })
    .getByRole('link', { name: /^Bản 1/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: `${title} · Bản 1` })).toBeVisible()
}

const openBoard = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Các màn hình' }).getByRole('link', { name: 'Soạn biểu mẫu' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Soạn biểu mẫu' })).toBeVisible()
}

test('a form is begun by its author, sent to review, published by somebody else, and a clerk fills it in', async ({
  page,
  browser,
  server,
}) => {
  const author = new PhieuApp(page)
  await author.signIn('soan.khcn')
  await openBoard(page)
  await page.getByRole('button', { name: 'Biểu mẫu mới' }).click()
  // By the keyboard alone: the dialog begins at its first field.
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Hãy chọn cơ quan chủ quản.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^Khoá/ })).toHaveValue(key)
  await page.getByRole('combobox', { name: /^Cơ quan chủ quản/ }).selectOption('industry-trade')
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click()
  await expect(page).toHaveURL(new RegExp(`/builder/${key}/1$`))

  await openBoard(page)
  const card = page.getByRole('listitem', { name: title })
  await expect(card.getByText('Bản nháp', { exact: true })).toBeVisible()
  await expect(card.getByRole('link', { name: 'Mở trong trình soạn' })).toHaveAttribute('href', `/builder/${key}/1`)
  await expectAccessible(page, 'board of forms')
  await expectFits(page)
  await openVersion(page)
  // It has not said yet what for, and by which right.
  await expect(page.getByText('Chưa ghi mục đích.', { exact: false })).toBeVisible()
  await openBoard(page)
  await card.getByRole('link', { name: 'Mở trong trình soạn' }).click()
  const builder = new BuilderPage(page, 'pointer')
  await builder.describeForm('Giám đốc Sở Công Thương', 'Biết có bao nhiêu chợ.', 'Luật Lưu trữ 2024')
  await page.getByRole('button', { name: 'Gửi duyệt, công bố' }).click()
  await expect(page.getByText('Không còn gì ngăn gửi duyệt hay công bố.')).toBeVisible()
  await expectAccessible(page, 'draft')
  await page.getByRole('button', { name: 'Gửi duyệt' }).click()
  const dialog = page.getByRole('dialog', { name: 'Gửi duyệt' })
  await dialog.getByRole('button', { name: 'Gửi duyệt' }).click()
  await expect(dialog.getByText('Hãy ghi vào đây: người sau cần biết.')).toBeVisible()
  await page.keyboard.type('Biểu mẫu mới cho các chợ trong thành phố.')
  await dialog.getByRole('button', { name: 'Gửi duyệt' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Đã gửi duyệt.' })).toBeVisible()
  await expect(page.getByText(/^Chờ người công bố/)).toBeVisible()
  // Who wrote it cannot publish it.
  await expect(page.getByRole('button', { name: 'Công bố' })).toHaveCount(0)

  const specialistPage = await (await browser.newContext()).newPage()
  await new PhieuApp(specialistPage).signIn('duyet.congthuong')
  // The link that was sent to them.
  await specialistPage.goto(`/form-versions/${key}/1/sign-off`)
  await new PhieuApp(specialistPage).unlock('Đặng Hữu Nghĩa')
  const pin = specialistPage.getByRole('button', { name: /^Nhận xét mục này/ }).first()
  await pin.focus()
  await specialistPage.keyboard.press('Enter')
  await specialistPage.keyboard.type('Cần ghi cả số nhà.')
  await expectAccessible(specialistPage, 'remark at a field')
  await specialistPage.getByRole('dialog').getByRole('button', { name: 'Gửi nhận xét' }).click()
  await expect(specialistPage.getByRole('complementary').getByText('Cần ghi cả số nhà.')).toBeVisible()
  await expectAccessible(specialistPage, 'sign-off')
  await expectFits(specialistPage)
  await specialistPage.getByRole('button', { name: 'Đã xong' }).click()
  await specialistPage.getByRole('button', { name: 'Xác nhận' }).click()
  await specialistPage.getByRole('dialog').getByRole('button', { name: 'Xác nhận' }).click()
  await expect(specialistPage.getByText('Cơ quan chủ quản đã xác nhận bản này.')).toBeVisible()

  const publisherPage = await (await browser.newContext()).newPage()
  await new PhieuApp(publisherPage).signIn('congbo.khcn')
  await openBoard(publisherPage)
  await openVersion(publisherPage)
  await expect(publisherPage.getByText('Biểu mẫu mới cho các chợ trong thành phố.').first()).toBeVisible()
  await publisherPage.getByLabel('Nhận xét mới').fill('Đã xem kỹ.')
  await publisherPage.getByRole('button', { name: 'Gửi nhận xét' }).click()
  await expect(publisherPage.getByRole('button', { name: 'Đã xong' })).toBeVisible()
  await publisherPage.getByRole('button', { name: 'Công bố' }).click()
  await expect(publisherPage.getByRole('dialog').getByText('1 nhận xét chưa xong')).toBeVisible()
  await expectAccessible(publisherPage, 'publishing')
  await publisherPage.getByRole('dialog').getByRole('button', { name: 'Công bố' }).click()
  await expect(publisherPage.getByRole('status').filter({ hasText: 'Đã công bố.' })).toBeVisible()
  await expect(publisherPage.getByText('đang dùng', { exact: true })).toBeVisible()
  await expectAccessible(publisherPage, 'published version')
  await expectFits(publisherPage)

  await server.tool('e2e/fixtures/grant-form.ts', clerk, key)
  const clerkPage = await (await browser.newContext()).newPage()
  const filling = new PhieuApp(clerkPage)
  await filling.signIn(clerk)
  await filling.waitUntilSynced()
  await filling.newRecord(title)
  await expect(filling.heading(title)).toBeVisible()
})
