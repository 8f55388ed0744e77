import { expectAccessible } from './fixtures/expect-accessible.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const KEY = 'market-stall'

/** The least that is a form; what is asked comes by the builder. */
const beginning = {
  format: 1,
  key: KEY,
  version: 1,
  title: 'Điểm kinh doanh tại chợ',
  department: 'science-technology',
  owner: 'Giám đốc Sở Khoa học và Công nghệ',
  purpose: 'Quản lý điểm kinh doanh tại chợ.',
  legalBasis: ['Kế hoạch số 145/KH-UBND'],
  retention: { kind: 'years', years: 10, after: 'creation', basis: 'Quy chế lưu trữ' },
  identityKeys: [],
  searchable: ['/name'],
  titleFields: ['/name'],
  personalData: {},
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      name: { title: 'Tên điểm', 'x-phieu': { id: 'nameid01', type: 'text' }, type: 'string', minLength: 1, maxLength: 150 },
    },
    required: ['name'],
    unevaluatedProperties: false,
  },
  uiSchema: { 'ui:options': { sections: [{ id: 'general', title: 'Thông tin chung', fields: ['name'] }] } },
  rules: [],
  translations: {},
}

test('an author builds by keyboard, takes back, is cut off by a crash, and finds everything again', async ({ page }) => {
  test.setTimeout(180_000)
  const app = new PhieuApp(page)
  await app.signIn('soan.khcn')
  await app.waitUntilSynced()
  const made = await page.evaluate(async (document) => {
    const answer = await fetch('/api/v1/authoring/forms', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ document }),
    })
    return { status: answer.status, text: await answer.text() }
  }, beginning)
  expect(made.status, made.text).toBe(201)

  // In the tab that is open: leaving it would lock the desk.
  await page.evaluate((key) => {
    history.pushState({}, '', `/builder/${key}/1`)
    dispatchEvent(new PopStateEvent('popstate'))
  }, KEY)
  await expect(page.getByRole('heading', { level: 1, name: beginning.title })).toBeVisible()
  const canvas = page.locator('[data-canvas]')
  const card = (name: string) =>
    canvas.locator('[data-field]').filter({ has: page.locator('.bd-card-name', { hasText: new RegExp(`^${name}$`) }) })

  // Types from the palette, by keyboard; each new field is chosen, the next comes after it.
  const press = async (type: string) => {
    await page.getByRole('navigation', { name: 'Loại mục' }).getByRole('button', { name: type, exact: true }).focus()
    await page.keyboard.press('Enter')
  }
  await press('Số tiền')
  await page.getByLabel('Nhãn', { exact: false }).first().fill('Giá thuê tháng')
  await press('Bảng nhiều dòng')
  await page.getByLabel('Nhãn', { exact: false }).first().fill('Người bán')
  await press('Số định danh cá nhân')
  await expect(card('Giá thuê tháng')).toBeVisible()
  await expect(card('Người bán')).toBeVisible()

  // Everything can be taken back, and done again.
  const undo = page.getByRole('button', { name: 'Hoàn tác (Ctrl+Z)' })
  while (await undo.isEnabled()) await undo.click()
  await expect(canvas.locator('[data-field]')).toHaveCount(1)
  const redo = page.getByRole('button', { name: 'Làm lại (Ctrl+Y)' })
  while (await redo.isEnabled()) await redo.click()
  await expect(canvas.locator('[data-field]')).toHaveCount(4)

  // Up past the field before it, by keys on the canvas.
  await card('Người bán').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(canvas.locator('.bd-card-name').nth(1)).toHaveText('Người bán')
  await page.getByLabel('Khi nào phải điền').selectOption({ label: 'Luôn bắt buộc' })
  await page.getByLabel('Tên dùng trong quy tắc').fill('sellers')
  await page.keyboard.press('Tab')
  await expectAccessible(page, 'builder')
  await page.screenshot({ path: 'test-results/builder-1366.png' })

  // The tab is gone before anything was saved by hand.
  await expect(page.getByText(/Đã lưu trên máy chủ lúc|Đã giữ trên máy này/)).toBeVisible()
  await page.getByRole('tab', { name: 'Xem thử trên máy tính' }).click()
  await expect(page.getByRole('textbox', { name: /Giá thuê tháng/ })).toBeVisible()
  await page.screenshot({ path: 'test-results/builder-preview.png' })
  await page.reload()
  await app.unlock('Phùng Ngọc Ánh')
  await expect(page.getByRole('heading', { level: 1, name: beginning.title })).toBeVisible()
  await expect(canvas.locator('.bd-card-name')).toHaveText(['Tên điểm', 'Người bán', 'Số định danh cá nhân', 'Giá thuê tháng'])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: 'test-results/builder-390.png' })
  await page.setViewportSize({ width: 1366, height: 768 })

  // The server has it as it stands here.
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/Đã lưu trên máy chủ/)).toBeVisible()
  const stored = await page.evaluate(
    async (key) => (await fetch(`/api/v1/authoring/forms/${key}/versions/1`)).json() as Promise<unknown>,
    KEY,
  )
  expect(stored).toMatchObject({ issues: [], document: { schema: { required: ['name', 'sellers'] } } })
})
