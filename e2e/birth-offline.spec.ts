import { expectStored } from './fixtures/expect-stored.ts'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists, loadSample } from './fixtures/forms.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const folder = 'justice/birth-registration'
const title = 'Tờ khai đăng ký khai sinh'

test('a birth registration begun online, finished offline after a reload, arrives whole when the server is back', async ({
  page,
  server,
  api,
}) => {
  const app = new PhieuApp(page)
  const form = loadForm(folder)
  const sample = loadSample(folder, 'valid-on-time')
  const filler = new FormFiller(page, form, loadLists(sample.asOf), 'keyboard')
  await app.signIn('nhap.thuynguyen')
  await app.waitUntilSynced()
  await app.waitUntilAppIsKept()

  await app.newRecord(title)
  await filler.fill(sample.values, { until: '/mother' })
  await app.waitUntilSaved()
  await server.stop()

  await page.reload()
  await app.unlock('Nguyễn Thị Thu Hương')
  await expect(app.submitButton()).toBeVisible()
  await expect(filler.control('/child/given')).toHaveValue(String((sample.values['child'] as { given: string }).given)) // the sample's shape
  await filler.fill(sample.values)
  await page.keyboard.press('Control+Enter')
  await expect(app.heading('Đã lưu và xếp hàng gửi')).toBeVisible()
  await expect(page.getByText('Đã lưu trên máy này, chờ mạng để gửi (1 phiếu).').first()).toBeVisible()

  await server.start()
  const receipt = await app.receipt()
  expect(receipt).toMatch(/^11560-\d{2}-\d+-/)

  const session = await api.signIn('nhap.thuynguyen')
  const [found] = await api.find({ q: receipt })
  const record = await api.record(session.units[0]?.unitId ?? '', found?.recordId ?? '')
  expect(record.revisions).toHaveLength(1)
  expectStored(form, record.values, sample.values)
  await app.go('Việc của tôi')
  await expect(page.getByText(`Biên nhận ${receipt}`)).toBeVisible()
})
