import { newDefinition } from '#core/form/authoring/new-definition.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const KEY = 'market-stall'

let ids = 0
const beginning = newDefinition(
  { key: KEY, department: 'science-technology', title: 'Điểm kinh doanh tại chợ' },
  () => `begin${String(ids++).padStart(3, '0')}`,
)

test('an author builds by keyboard, takes back, is cut off by a crash, and finds everything again', async ({ page }) => {
  test.setTimeout(180_000)
  const app = new PhieuApp(page)
  await app.signIn('soan.khcn')
  await app.waitUntilSynced()
  const made = await page.evaluate(
    async (body) => {
      const answer = await fetch('/api/v1/authoring/forms', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return { status: answer.status, text: await answer.text() }
    },
    JSON.stringify({ document: beginning }),
  )
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
  await expect(canvas.locator('[data-field]')).toHaveCount(2)
  const redo = page.getByRole('button', { name: 'Làm lại (Ctrl+Y)' })
  while (await redo.isEnabled()) await redo.click()
  await expect(canvas.locator('[data-field]')).toHaveCount(5)

  // Up past the field before it, by keys on the canvas.
  await card('Người bán').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(canvas.locator('.bd-card-name').nth(2)).toHaveText('Người bán')
  await page.getByLabel('Khi nào phải điền').selectOption({ label: 'Luôn bắt buộc' })
  await page.getByLabel('Tên dùng trong quy tắc').fill('sellers')
  await page.keyboard.press('Tab')
  await expectAccessible(page, 'builder')
  await page.screenshot({ path: 'test-results/builder-1366.png' })

  // The tab is gone before anything was saved by hand.
  await expect(page.getByText(/Đã lưu trên máy chủ lúc|Đã giữ trên máy này/)).toBeVisible()
  await page.getByRole('tab', { name: 'Xem thử' }).click()
  await expect(page.getByRole('textbox', { name: /Giá thuê tháng/ })).toBeVisible()
  await page.screenshot({ path: 'test-results/builder-preview.png' })
  await page.reload()
  await app.unlock('Phùng Ngọc Ánh')
  await expect(page.getByRole('heading', { level: 1, name: beginning.title })).toBeVisible()
  await expect(canvas.locator('.bd-card-name')).toHaveText([
    'Tên',
    'Ngày của số liệu',
    'Người bán',
    'Số định danh cá nhân',
    'Giá thuê tháng',
  ])
  // By the pointer, before the first field; a screen reader hears where it went. And a new field from the palette, behind another one.
  await card('Giá thuê tháng').dragTo(card('Tên'), { targetPosition: { x: 60, y: 4 }, steps: 12 })
  await expect(canvas.locator('.bd-card-name').first()).toHaveText('Giá thuê tháng')
  await expect(page.getByText('Đã chuyển “Giá thuê tháng” lên đầu', { exact: false })).toBeAttached()
  await page.getByRole('button', { name: 'Số điện thoại', exact: true }).dragTo(card('Tên'), { targetPosition: { x: 60, y: 4 }, steps: 12 })
  await expect(canvas.locator('.bd-card-name').nth(1)).toHaveText('Số điện thoại')
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
  expect(stored).toMatchObject({ document: { schema: { required: ['name', 'data_date', 'sellers'] } } })
  // Nothing is wrong with it; what publishing still asks for is said, too.
  const { issues } = stored as { issues: readonly { code: string }[] }
  expect(issues.filter(({ code }) => !code.startsWith('publish.'))).toEqual([])
  expect(issues.map(({ code }) => code)).toContain('publish.class')
})
