import type { Page } from '@playwright/test'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists, loadSample } from './fixtures/forms.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const folder = 'justice/birth-registration'

async function openFromInbox(page: Page, app: PhieuApp, title: string): Promise<void> {
  await app.go('Chờ duyệt')
  await page.getByRole('button', { name: 'Tải lại' }).click()
  await page.getByRole('table').getByText(title, { exact: false }).first().click()
  await expect(app.heading(new RegExp(title))).toBeVisible()
}

test('a record is returned with a remark at a field, corrected offline-first, approved, locked, and then takes corrections only as requests', async ({
  page,
  browser,
  api,
}) => {
  const clerk = new PhieuApp(page)
  const sample = loadSample(folder, 'valid-single-mother-twin-at-home')
  const form = loadForm(folder)
  const filler = new FormFiller(page, form, loadLists(sample.asOf), 'pointer')
  await clerk.signIn('nhap.thuynguyen')
  await clerk.waitUntilSynced()
  await clerk.newRecord(form.definition.title)
  await filler.fill(sample.values)
  await filler.giveReasons(sample.reasons ?? [], sample.values)
  await clerk.submitButton().click()
  const receipt = await clerk.receipt()
  const session = await api.signIn('nhap.thuynguyen')
  const [found] = await api.find({ q: receipt })
  const at = [session.units[0]?.unitId ?? '', found?.recordId ?? ''] as const
  const title = found?.title ?? ''

  const reviewerPage = await (await browser.newContext()).newPage()
  const reviewer = new PhieuApp(reviewerPage)
  await reviewer.signIn('duyet.thuynguyen')
  await openFromInbox(reviewerPage, reviewer, title)
  await reviewerPage
    .getByRole('button', { name: /^Thêm nhận xét: Nơi sinh/ })
    .first()
    .click()
  await reviewerPage.keyboard.type('Ghi rõ số nhà, tên đường.')
  await reviewerPage.getByRole('button', { name: 'Trả lại với 1 nhận xét' }).click()
  await expect(reviewer.heading('Chờ duyệt')).toBeVisible()
  await expect(reviewerPage.getByRole('status').filter({ hasText: `${title}: Đã trả lại.` })).toBeVisible()
  expect((await api.record(...at)).summary.state.kind).toBe('returned')

  await clerk.go('Việc của tôi')
  await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
  await page.getByRole('listitem').filter({ hasText: receipt }).getByRole('button', { name: 'Sửa' }).click()
  await page.getByRole('button', { name: /Sửa hoặc điền chỗ còn thiếu/ }).click()
  await expect(page.getByText('Ghi rõ số nhà, tên đường.').first()).toBeVisible()
  await filler.control('/child/birthplace').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Tại nhà, số 9 ngõ 4 đường Bạch Đằng')
  await clerk.submitButton().click()
  await expect(clerk.heading('Máy chủ đã nhận')).toBeVisible()
  const corrected = await api.record(...at)
  expect(corrected.summary.state.kind).toBe('received')
  expect(corrected.revisions[0]?.changed).toEqual(['/child/birthplace'])

  await openFromInbox(reviewerPage, reviewer, title)
  await expect(reviewerPage.getByText('1 chỗ đánh dấu là khác với bản đã duyệt hoặc trả lại lần trước (bản 1).')).toBeVisible()
  await reviewerPage.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await expect(reviewer.heading('Chờ duyệt')).toBeVisible()
  expect((await api.record(...at)).summary.state.kind).toBe('approved')

  const ownerPage = await (await browser.newContext()).newPage()
  const owner = new PhieuApp(ownerPage)
  await owner.signIn('chutich.thuynguyen')
  await openFromInbox(ownerPage, owner, title)
  await ownerPage.keyboard.press('a')
  await expect(ownerPage.getByRole('dialog', { name: 'Duyệt và chốt hồ sơ này?' })).toContainText('đề nghị sửa')
  await ownerPage.keyboard.press('Enter')
  await expect(ownerPage.getByRole('status').filter({ hasText: `${title}: Đã duyệt và chốt.` })).toBeVisible()
  await expect(owner.heading('Chờ duyệt')).toBeVisible()
  expect((await api.record(...at)).summary.state.kind).toBe('locked')

  await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
  await clerk.go('Hồ sơ')
  await page.getByLabel('Tìm hồ sơ').fill(receipt)
  await page.getByRole('table').getByText(title, { exact: false }).first().click()
  await page.getByRole('button', { name: 'Sửa hoặc điền chỗ còn thiếu' }).click()
  await expect(page.getByText('Hồ sơ đã chốt. Bản sửa gửi đi sẽ thành đề nghị sửa')).toBeVisible()
  await filler.control('/requester/name').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' ANH')
  await clerk.submitButton().click()
  await expect(page.getByText('Hãy ghi lý do đề nghị sửa').first()).toBeVisible()
  await expect(page.getByLabel('Lý do đề nghị sửa')).toBeFocused()
  await page.keyboard.type('Đương sự đổi tên theo giấy khai sinh mới.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Chờ quyết định đề nghị sửa').first()).toBeVisible()
  const locked = await api.record(...at)
  expect(locked.summary.state.kind).toBe('correction-requested')
  expect(locked.correction?.why).toBe('Đương sự đổi tên theo giấy khai sinh mới.')
  expect(locked.revisions).toHaveLength(2)
  expect(locked.values).toEqual(corrected.values)
})
