import { expectAccessible } from './fixtures/expect-accessible.ts'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists } from './fixtures/forms.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

test('a gap filled offline and a field changed meanwhile by a colleague are both kept', async ({ page, browser, server, api }) => {
  const form = loadForm('industry-trade/household-business')
  const lists = loadLists('2026-11-20')
  const session = await api.signIn('nhap.thuynguyen')
  const unitId = session.units[0]?.unitId ?? ''
  const candidates = await api.find({ formKey: 'household-business', state: 'received', unitId })
  const [target] = candidates
  expect(target, 'the demonstration city has a received household business').toBeDefined()
  const before = await api.record(unitId, target?.recordId ?? '')

  const hers = new PhieuApp(page)
  await hers.signIn('nhap.thuynguyen')
  await hers.waitUntilSynced()
  await hers.waitUntilAppIsKept()
  await hers.go('Hồ sơ')
  await page.getByLabel('Tìm hồ sơ').fill(target?.receipt ?? '')
  await page
    .getByRole('table')
    .getByText(target?.title ?? '', { exact: false })
    .first()
    .click()
  await page.getByRole('button', { name: 'Cắt mạng' }).click()
  await page.getByRole('button', { name: 'Sửa hoặc điền chỗ còn thiếu' }).click()
  const labour = new FormFiller(page, form, lists, 'pointer').control('/labour')
  await labour.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('7')
  await hers.submitButton().click()
  await expect(hers.heading('Đã lưu và xếp hàng gửi')).toBeVisible()

  const theirPage = await (await browser.newContext({ baseURL: server.origin })).newPage()
  const his = new PhieuApp(theirPage)
  await his.signIn('nhap2.thuynguyen')
  await his.waitUntilSynced()
  await his.go('Hồ sơ')
  await theirPage.getByLabel('Tìm hồ sơ').fill(target?.receipt ?? '')
  await theirPage
    .getByRole('table')
    .getByText(target?.title ?? '', { exact: false })
    .first()
    .click()
  await theirPage.getByRole('button', { name: 'Sửa hoặc điền chỗ còn thiếu' }).click()
  const capital = new FormFiller(theirPage, form, lists, 'pointer').control('/capital')
  await capital.click()
  await theirPage.keyboard.press('ControlOrMeta+a')
  await theirPage.keyboard.type('250000000')
  await his.submitButton().click()
  await expect(his.heading('Máy chủ đã nhận')).toBeVisible()

  await page.getByRole('button', { name: 'Nối lại mạng' }).click()
  await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
  await expect(hers.heading('Máy chủ đã nhận')).toBeVisible()
  await expectAccessible(page, 'sent')
  const after = await api.record(unitId, target?.recordId ?? '')
  expect(after.values).toEqual({ ...before.values, labour: 7, capital: 250_000_000 })
  expect(after.summary.revision).toBe(before.summary.revision + 2)
  expect(Object.keys(after.conflicts)).toEqual([])
})
