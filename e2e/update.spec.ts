import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists } from './fixtures/forms.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const worker = 'dist/service-worker.js'

test('a new version of the app waits until a person agrees, and what was being typed is there afterwards', async ({ page }) => {
  const app = new PhieuApp(page)
  const form = loadForm('industry-trade/household-business')
  const built = readFileSync(worker, 'utf8')
  try {
    await app.signIn('nhap.cathai')
    await app.waitUntilSynced()
    await app.waitUntilAppIsKept()
    // From its second visit on the worker serves the page, and a new one has to wait.
    await page.reload()
    await app.unlock('Phạm Thị Mai')
    await app.newRecord(form.definition.title)
    const name = new FormFiller(page, form, loadLists('2026-11-20'), 'pointer').control('/name')
    await name.click()
    await page.keyboard.type('Hộ kinh doanh Đang Nhập')
    await app.waitUntilSaved()

    // Another byte is another version to the browser.
    appendFileSync(worker, '\n// next version\n')
    await page.evaluate(() =>
      navigator.serviceWorker
        .getRegistration()
        .then((registration) => registration?.update())
        .then(() => undefined),
    )
    await expect(page.getByText('Có bản Phiếu mới. Sẽ cập nhật được khi không còn gì đang nhập dở hoặc đang gửi.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Cập nhật ngay' })).toHaveCount(0)
    await expect(name).toHaveValue('Hộ kinh doanh Đang Nhập')

    await page.getByRole('button', { name: 'Để lại, làm sau' }).click()
    // The same person types on in a second window: what stands there is kept before anything is replaced.
    const other = new PhieuApp(await page.context().newPage())
    const drafts = (of: PhieuApp) => of.page.getByRole('listitem').filter({ hasText: 'Đang Nhập' })
    await other.page.goto('/work')
    await other.unlock('Phạm Thị Mai')
    await drafts(other).getByRole('button', { name: 'Nhập tiếp' }).click()
    const there = new FormFiller(other.page, form, loadLists('2026-11-20'), 'pointer').control('/name')
    await there.fill('Hộ kinh doanh Đang Nhập ở cửa sổ hai')

    await page.getByRole('button', { name: 'Cập nhật ngay' }).click()
    await expect(page.getByText('Đang mở phiếu nhập dở ở 1 cửa sổ khác.')).toBeVisible()
    await expect(there).toHaveValue('Hộ kinh doanh Đang Nhập ở cửa sổ hai')
    await page.getByRole('button', { name: 'Cập nhật mọi cửa sổ' }).click()
    await app.unlock('Phạm Thị Mai')
    await expect(page.getByText(/Có bản Phiếu mới/)).toHaveCount(0)
    await expect(drafts(app)).toContainText('cửa sổ hai')
    await other.unlock('Phạm Thị Mai')
    await expect(other.page.getByText(/Có bản Phiếu mới/)).toHaveCount(0)
    await expect(there).toHaveValue('Hộ kinh doanh Đang Nhập ở cửa sổ hai')
  } finally {
    writeFileSync(worker, built)
  }
})
