import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists } from './fixtures/forms.ts'
import { asBytes, storedBytes } from './fixtures/stored-bytes.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

test('a second person on the same PC sees nothing of the first, neither on screen nor in what the browser stores', async ({ page }) => {
  const app = new PhieuApp(page)
  const form = loadForm('justice/birth-registration')
  const secret = 'BÍ MẬT CỦA HƯƠNG'
  await app.signIn('nhap.thuynguyen')
  await app.waitUntilSynced()
  await app.newRecord(form.definition.title)
  const draftAddress = page.url()
  await new FormFiller(page, form, loadLists('2026-11-20'), 'pointer').control('/requester/name').click()
  await page.keyboard.type(secret)
  await app.waitUntilSaved()
  await app.lock()
  await expect(page.getByText('1 phiếu nhập dở')).toBeVisible()
  await expect(page.getByText(secret)).toHaveCount(0)

  await app.signIn('nhap2.thuynguyen')
  await app.go('Việc của tôi')
  await expect(page.getByRole('link', { name: 'Việc của tôi' })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByText('Đang nhập dở')).toHaveCount(0)
  await page.goto(draftAddress)
  await app.unlock('Vũ Đình Khang')
  await expect(page.getByText(secret)).toHaveCount(0)
  await expect(page.getByRole('textbox').filter({ hasText: secret })).toHaveCount(0)

  const stored = await storedBytes(page)
  expect(stored.length).toBeGreaterThan(1_000)
  for (const written of [secret, asBytes(secret)]) expect(stored).not.toContain(written)

  await page.goto('/')
  await app.unlock('Nguyễn Thị Thu Hương')
  await app.go('Việc của tôi')
  await expect(page.getByText('Đang nhập dở').first()).toBeVisible()
})

test('who unlocks after somebody else begins at their own page, and a new form of the same address is a record of its own', async ({
  page,
}) => {
  const app = new PhieuApp(page)
  const form = loadForm('industry-trade/household-business')
  const name = () => new FormFiller(page, form, loadLists('2026-11-20'), 'pointer').control('/name')
  await app.signIn('nhap2.thuynguyen')
  await app.waitUntilSynced()
  await app.newRecord(form.definition.title)
  await name().click()
  await page.keyboard.type('Phiếu của Khang')
  await app.waitUntilSaved()
  const address = new URL(page.url())
  await app.lock()

  await app.signIn('nhap.thuynguyen')
  await expect(app.heading('Biểu mẫu của tôi')).toBeVisible()
  await page.goto(address.href)
  await app.unlock('Nguyễn Thị Thu Hương')
  await expect(name()).toHaveValue('')
  expect(new URL(page.url()).pathname).not.toBe(address.pathname)
})
