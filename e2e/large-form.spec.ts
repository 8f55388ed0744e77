import { FIELDS, fieldName, fieldTitle, largeForm, SECTIONS } from '../src/testing/large-form.ts'
import { isJsonObject } from '#core/lib/json.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { publishTestForm } from './fixtures/publish-form.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const clerk = 'nhap.khcn'
const rows = 200
const block = Array.from({ length: rows }, (_, at) => [`Hộ ${at + 1}`, '20/11/1986', '0912345678', 'Bán buôn', String(at + 1)].join('\t'))

/** On a slow machine: what the thread that checks is asked reaches it once the page is no longer marked so. */
const slowChecks = () => {
  const Fast = globalThis.Worker
  globalThis.Worker = class extends Fast {
    readonly checks: boolean
    constructor(script: string | URL, options?: WorkerOptions) {
      super(script, options)
      this.checks = options?.name === 'check'
    }
    override postMessage(message: unknown) {
      const isHeld = this.checks && document.documentElement.dataset['checks'] === 'slow'
      if (isHeld) setTimeout(() => this.postMessage(message), 100)
      else super.postMessage(message)
    }
  }
}

test('a form of 600 fields and 200 rows, of which the page draws a part, is filled, searched, corrected and sent by the keyboard', async ({
  page,
  server,
  api,
}, info) => {
  test.setTimeout(400_000)
  await publishTestForm(server.dataFolder, largeForm(), clerk)
  await page.addInitScript(slowChecks)
  const app = new PhieuApp(page)
  await app.signIn(clerk)
  await app.waitUntilSynced()
  await app.newRecord('Phiếu sáu trăm mục')
  const field = (section: number, at: number) => page.getByLabel(new RegExp(`^${fieldTitle(section, at).replace('.', '\\.')}( |$|\\*)`))
  const focused = () =>
    page.evaluate(() => {
      const active = document.activeElement
      return active instanceof HTMLInputElement ? (active.labels?.[0]?.textContent ?? '') : ''
    })
  const drawn = () => page.locator('.ph-section input').count()
  expect(await drawn()).toBeLessThan(250)

  // Enter and Tab never miss a field on the way through what is drawn only as one comes near.
  await field(1, 1).focus()
  await page.keyboard.type('Chợ An Dương')
  for (let at = 2; at <= 70; at++) {
    await page.keyboard.press(at % 2 === 0 ? 'Enter' : 'Tab')
    expect(await focused()).toContain(fieldTitle(Math.ceil(at / FIELDS), ((at - 1) % FIELDS) + 1))
  }
  await page.keyboard.press('Shift+Tab')
  expect(await focused()).toContain(fieldTitle(4, 9))

  // What is far away is found by name, and the focus goes there.
  await page.keyboard.press('Control+f')
  await page.keyboard.type('muc 27.13')
  await expect(page.getByRole('search').getByRole('status')).toContainText('1/1')
  await expect(page.locator('[data-found]')).toBeInViewport()
  await page.screenshot({ path: info.outputPath('find-1366.png') })
  await page.keyboard.press('Escape')
  expect(await focused()).toContain(fieldTitle(27, 13))
  await page.keyboard.type('Tìm thấy')
  await page.keyboard.press('Tab')

  // The list of sections reaches a section that is not drawn; so does the way back.
  await page
    .getByRole('navigation', { name: 'Các phần của phiếu' })
    .getByRole('button', { name: /^Phần 15/ })
    .click()
  await expect(field(15, 1)).toBeInViewport()
  await page.keyboard.press('Alt+1')
  await expect(field(1, 1)).toHaveValue('Chợ An Dương')
  expect(await drawn()).toBeLessThan(250)

  // A block from a spreadsheet brings its rows.
  await page
    .getByRole('navigation', { name: 'Các phần của phiếu' })
    .getByRole('button', { name: /^Hộ trong chợ/ })
    .click()
  await page.getByRole('button', { name: 'Thêm hộ trong chợ' }).click()
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, block.join('\r\n'))
  await expect(page.locator(`table[aria-rowcount="${rows + 1}"]`)).toBeVisible()
  await expect(page.getByLabel('Tổng số người')).toHaveText(/20\.100/)
  expect(await page.locator('tr[data-cells]').count()).toBeLessThan(rows)
  await page.getByRole('textbox', { name: 'Số người, dòng 1', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('12')
  await page.screenshot({ path: info.outputPath('rows-1366.png') })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: info.outputPath('rows-390.png') })
  await page.setViewportSize({ width: 1366, height: 768 })
  await expectAccessible(page, 'a table of rows')

  // The check of so much goes on beside the page: it says that it does, takes keys meanwhile, and can be stopped.
  const checking = page.getByRole('status').filter({ hasText: /^Đang (chuẩn bị )?kiểm tra…/ })
  const beSlow = (slow: boolean) => page.evaluate((is) => (document.documentElement.dataset['checks'] = is ? 'slow' : ''), slow)
  await beSlow(true)
  await page.keyboard.press('Control+Enter')
  await expect(checking).toBeVisible()
  await page.screenshot({ path: info.outputPath('checking-1366.png') })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: info.outputPath('checking-390.png') })
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.keyboard.press('Escape')
  await expect(checking).toHaveCount(0)
  await expect(page.locator('.ph-summary')).toHaveCount(0)

  // What is missing is said and leads to its field, wherever it lies.
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('button', { name: 'Dừng kiểm tra' })).toBeVisible()
  await beSlow(false)
  const summary = page.locator('.ph-summary')
  await expect(summary.getByRole('listitem')).toHaveCount(1)
  await page.screenshot({ path: info.outputPath('summary-1366.png') })
  await summary.getByRole('link').or(summary.getByRole('button')).first().press('Enter')
  expect(await focused()).toContain(fieldTitle(SECTIONS, FIELDS))
  await page.keyboard.type('Hết')
  await page.keyboard.press('Control+Enter')

  const session = await api.signIn(clerk)
  const [found] = await api.find({ q: await app.receipt() })
  const { values } = await api.record(session.units[0]?.unitId ?? '', found?.recordId ?? '')
  expect(values).toMatchObject({
    [fieldName(1, 1)]: 'Chợ An Dương',
    [fieldName(27, 13)]: 'Tìm thấy',
    [fieldName(SECTIONS, FIELDS)]: 'Hết',
    people: 20_110,
  })
  const traders = isJsonObject(values) && Array.isArray(values['traders']) ? values['traders'] : []
  expect(traders).toHaveLength(rows)
  expect(traders[199]).toMatchObject({ name: 'Hộ 200', born: '1986-11-20', phone: '0912345678', kind: 'si', people: 200 })
})
