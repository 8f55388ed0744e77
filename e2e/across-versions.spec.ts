import type { Page } from '@playwright/test'
import type { FormDefinition } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { publishTestForm } from './fixtures/publish-form.ts'
import { expect, test } from './fixtures/test.ts'
import { BuilderPage } from './page-models/builder-page.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const clerk = 'nhap.thuynguyen'
const clerkName = 'Nguyễn Thị Thu Hương'
const key = 'market-stalls'
const title = 'Phiếu điểm bán hàng'

const text = (id: string, name: string): JsonSchema => ({ type: 'string', title: name, 'x-phieu': { id, type: 'text' } })
const kind = (choices: Readonly<Record<string, string>>): JsonSchema => ({
  type: 'string',
  title: 'Loại điểm bán',
  'x-phieu': { id: 'kind0000', type: 'choice' },
  oneOf: Object.entries(choices).map(([code, name]) => ({ const: code, title: name })),
})
const version = (number: number, fields: Readonly<Record<string, JsonSchema>>, upgrade?: FormDefinition['upgrade']): FormDefinition =>
  smallDefinition({
    key,
    title,
    department: 'industry-trade',
    version: number,
    identityKeys: [],
    schema: smallSchema(fields),
    uiSchema: {},
    ...(upgrade ? { upgrade } : {}),
  })
const first = version(1, {
  phone: text('phone000', 'Điện thoại'),
  area: text('area0000', 'Diện tích (m²)'),
  note: text('note0000', 'Ghi chú của chợ'),
  kind: kind({ fixed: 'Cố định', mobile: 'Lưu động' }),
})
const second = version(
  2,
  {
    mobile: text('phone000', 'Số di động'),
    area: { type: 'integer', title: 'Diện tích (m²)', 'x-phieu': { id: 'area0000', type: 'integer' } },
    kind: kind({ fixed: 'Cố định', fair: 'Hội chợ' }),
  },
  [
    { kind: 'rename', from: '/phone', to: '/mobile' },
    { kind: 'convert', at: '/area', to: 'integer' },
    { kind: 'drop', at: '/note' },
  ],
)

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page, name)
  const folder = process.env['PHIEU_SHOTS']
  const size = page.viewportSize()
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-1366.png` })
  await page.setViewportSize({ width: 390, height: 844 })
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-390.png` })
  expect(over, name).toBeLessThanOrEqual(0)
  if (size !== null) await page.setViewportSize(size)
}

test('a draft is moved to the version that came meanwhile, taken back exactly, moved again and sent', async ({ page, server }) => {
  await publishTestForm(server.dataFolder, first, clerk)
  const app = new PhieuApp(page)
  await app.signIn(clerk)
  await app.waitUntilSynced()
  await app.newRecord(title)
  await page.getByRole('textbox', { name: /^Họ tên/ }).fill('Nguyễn Thị Chợ')
  await page.getByRole('textbox', { name: /^Điện thoại/ }).fill('0901234567')
  await page.getByRole('textbox', { name: /^Diện tích/ }).fill('12')
  await page.getByRole('textbox', { name: /^Ghi chú của chợ/ }).fill('Gần cổng chính')
  await page.getByRole('radio', { name: 'Lưu động' }).check()
  await app.waitUntilSaved()
  const address = page.url()

  await publishTestForm(server.dataFolder, second, clerk)
  await app.go('Việc của tôi')
  await page.reload()
  await app.unlock(clerkName)
  await app.waitUntilSynced()
  await page.goto(address)
  await app.unlock(clerkName)
  await expect(page.getByText('Biểu mẫu đã có bản 2')).toBeVisible()
  await look(page, 'newer-version')
  await page.getByRole('button', { name: 'Xem thay đổi' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Gần cổng chính — bản mới không có chỗ cho giá trị này')).toBeVisible()
  await expect(dialog.getByText('0901234567 (trước ở mục “Điện thoại”)')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Chọn lại: Loại điểm bán' }).selectOption({ label: 'Hội chợ' })
  await look(page, 'move-dialog')
  await dialog.getByRole('button', { name: 'Chuyển sang bản 2' }).click()
  await expect(page.getByText('Phiếu đã chuyển từ bản 1 sang bản 2 của biểu mẫu.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^Số di động/ })).toHaveValue('0901234567')
  await page.getByText('Giá trị để riêng (1)').click()
  await look(page, 'moved')

  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await look(page, 'undo-dialog')
  await page.getByRole('button', { name: 'Trả về bản 1' }).click()
  await expect(page.getByRole('textbox', { name: /^Ghi chú của chợ/ })).toHaveValue('Gần cổng chính')
  await expect(page.getByRole('radio', { name: 'Lưu động' })).toBeChecked()

  await page.getByRole('button', { name: 'Xem thay đổi' }).click()
  await dialog.getByRole('combobox', { name: 'Chọn lại: Loại điểm bán' }).selectOption({ label: 'Cố định' })
  await dialog.getByRole('button', { name: 'Chuyển sang bản 2' }).click()
  await expect(page.getByRole('radio', { name: 'Cố định' })).toBeChecked()
  await app.submitButton().click()
  await app.receipt()
  await page.getByRole('button', { name: 'Xem hồ sơ' }).click()
  await page.getByText('Giá trị để riêng (1)').click()
  await expect(page.getByText('Gần cổng chính')).toBeVisible()
  await look(page, 'record-aside')
})

test('a draft version is tried out by the person named, marked everywhere, and gone once it is published', async ({
  page,
  browser,
  server,
}) => {
  const trial = 'so-thu-cho'
  const name = 'Sổ thử chợ'
  const author = new PhieuApp(page)
  await author.signIn('soan.khcn')
  const board = async (on: Page) => {
    await on.getByRole('navigation', { name: 'Các màn hình' }).getByRole('link', { name: 'Soạn biểu mẫu' }).click()
    await on
      .getByRole('listitem', { name })
      .getByRole('link', { name: /^Bản 1/ })
      .click()
  }
  await page.getByRole('navigation', { name: 'Các màn hình' }).getByRole('link', { name: 'Soạn biểu mẫu' }).click()
  await page.getByRole('button', { name: 'Biểu mẫu mới' }).click()
  await page.keyboard.type(name)
  await page.getByRole('combobox', { name: /^Cơ quan chủ quản/ }).selectOption('industry-trade')
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click()
  await expect(page).toHaveURL(new RegExp(`/builder/${trial}/1$`))
  await server.tool('e2e/fixtures/grant-form.ts', clerk, trial)
  await new BuilderPage(page, 'pointer').describeForm('Giám đốc Sở Công Thương', 'Biết có bao nhiêu chợ.', 'Luật Lưu trữ 2024')
  await page.getByRole('button', { name: 'Gửi duyệt, công bố' }).click()
  const section = page.getByRole('region', { name: 'Nhập thử trên máy thật' })
  await expect(section.getByText('Chưa ai nhập thử bản này.')).toBeVisible()
  await section.getByRole('searchbox').fill('thuy nguyen')
  await section
    .getByRole('button', { name: /^Thêm / })
    .first()
    .click()
  await expect(section.getByText(/mở nhập thử lúc/)).toBeVisible()
  await section.scrollIntoViewIfNeeded()
  await look(page, 'testers')

  const clerkPage = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage()
  const filling = new PhieuApp(clerkPage)
  await filling.signIn(clerk)
  await filling.waitUntilSynced()
  await filling.go('Biểu mẫu')
  await expect(clerkPage.getByText('Biểu mẫu thử')).toBeVisible()
  await look(clerkPage, 'forms-trial')
  await filling.newRecord(name)
  await expect(clerkPage.getByText('Đây là biểu mẫu thử, chưa công bố')).toBeVisible()
  await clerkPage.getByRole('textbox', { name: /^Tên/ }).fill('Chợ Thử')
  await clerkPage.getByRole('textbox', { name: /^Ngày/ }).fill('20/11/2026')
  await filling.waitUntilSaved()
  await look(clerkPage, 'fill-trial')
  await filling.submitButton().click()
  expect(await filling.receipt()).toMatch(/^THỬ-/)
  await clerkPage.getByRole('button', { name: 'Xem hồ sơ' }).click()
  await expect(clerkPage.getByText('BẢN THỬ', { exact: true })).toBeVisible()
  await look(clerkPage, 'record-trial')
  await filling.go('Hồ sơ')
  await expect(clerkPage.getByRole('row', { name: /BẢN THỬ/ })).toHaveCount(1)
  await look(clerkPage, 'records-trial')

  await page.getByRole('button', { name: 'Gửi duyệt' }).click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('Đã thử xong.')
  await page.getByRole('dialog').getByRole('button', { name: 'Gửi duyệt' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const publisherPage = await (await browser.newContext()).newPage()
  await new PhieuApp(publisherPage).signIn('congbo.khcn')
  await board(publisherPage)
  await publisherPage.getByRole('button', { name: 'Công bố' }).click()
  await publisherPage.getByRole('dialog').getByRole('button', { name: 'Công bố' }).click()
  await expect(publisherPage.getByText('đang dùng', { exact: true })).toBeVisible()

  await clerkPage.reload()
  await filling.unlock(clerkName)
  await filling.waitUntilSynced()
  await filling.go('Hồ sơ')
  await expect(clerkPage.getByRole('row', { name: /BẢN THỬ/ })).toHaveCount(0)
  await filling.go('Biểu mẫu')
  await expect(clerkPage.getByRole('button', { name: `Nhập phiếu mới: ${name}` })).toHaveCount(1)
  await expect(clerkPage.getByText('Biểu mẫu thử')).toHaveCount(0)
})
