import type { Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileValue } from '#core/form/field-types/file-value.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { BrowserProfile } from './fixtures/browser-profile.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists, loadSample } from './fixtures/forms.ts'
import { CAMERA_SECRET, photoWithExif } from './fixtures/photo-with-exif.ts'
import { storedBytes } from './fixtures/stored-bytes.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const folder = 'science-technology/bts-station'
const files = resolve(import.meta.dirname, 'fixtures/files')
const paper = readFileSync(join(files, 'giay-to.pdf'))
const photo = photoWithExif(readFileSync(join(files, 'anh.jpg')))
/** How the files begin, long enough not to come about by chance in megabytes of ciphertext. */
const marks = ['%PDF-', 'JFIF', 'Exif\0\0', CAMERA_SECRET]

const sample = loadSample(folder, 'valid-lamp-post-minimal')
const values: JsonObject = { ...sample.values, station_code: 'HPGTEP01', station_name: 'Trạm thử tệp' }

/** Without a hand on the mouse: Tab has brought the focus to the button, Enter opens the browser's own dialog. */
async function attach(
  page: Page,
  filler: FormFiller,
  path: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const button = filler.control(path)
  await button.focus()
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles(file)
  await expect(page.locator('.ph-file-picker').filter({ has: button }).getByText(file.name, { exact: true })).toBeVisible()
}

async function saved(page: Page, name: string): Promise<Buffer> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: `Tải về ${name}` }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe(name)
  return readFileSync(await download.path())
}

test('a paper and a photo attached offline survive a killed browser, follow their record, and reach the reviewer byte for byte', async ({
  server,
  api,
  browser,
}, { project }) => {
  test.setTimeout(240_000)
  const computer = new BrowserProfile(server.origin, project.use.launchOptions ?? {})
  try {
    let page = await (await computer.launch()).newPage()
    let app = new PhieuApp(page)
    const form = loadForm(folder)
    const filler = new FormFiller(page, form, loadLists(sample.asOf), 'pointer', { typing: 'paste' })
    await app.signIn('nhap.khcn')
    await app.waitUntilSynced()
    await app.waitUntilAppIsKept()
    await app.newRecord(form.definition.title)
    // Somebody listens throughout: Playwright takes the dialogs over only while it is listened for.
    page.on('filechooser', () => undefined)
    await server.stop()

    await filler.fill(values)
    await expect(page.getByText('PDF, JPEG, PNG; tối đa 20 MB.')).toBeVisible()
    await attach(page, filler, '/source_file', { name: 'giấy tờ.pdf', mimeType: 'application/pdf', buffer: paper })
    await attach(page, filler, '/photo', { name: 'ảnh trạm.jpg', mimeType: 'image/jpeg', buffer: photo })
    await expect(page.getByRole('img', { name: 'Ảnh ảnh trạm.jpg' })).toBeVisible()
    await expectAccessible(page, 'a form with files')
    await app.waitUntilSaved()
    await app.submitButton().click()
    await expect(app.heading('Đã lưu và xếp hàng gửi')).toBeVisible()
    await computer.kill()

    const again = await computer.launch()
    page = await again.newPage()
    app = new PhieuApp(page)
    await page.goto('/')
    await expect(page.getByText('1 phiếu chưa gửi')).toBeVisible()
    const stored = await storedBytes(page)
    expect(stored.length).toBeGreaterThan(2_000)
    expect(
      marks.filter((mark) => stored.includes(mark)),
      'whoever else uses this computer reads nothing of the files',
    ).toEqual([])

    // The record gets through, the files do not yet.
    await again.route('**/api/v1/units/*/records/*/uploads/*', (route) => route.abort())
    await server.start()
    await app.unlock('Chu Bích Loan')
    await app.go('Việc của tôi')
    await expect(page.getByText('Đã gửi phiếu, đang chờ gửi 2 tệp.').first()).toBeVisible({ timeout: 45_000 })
    await page
      .getByRole('link', { name: /HPGTEP01|Trạm thử tệp/ })
      .first()
      .click()
    await expect(page.getByText('Có khi máy chủ nhận đủ tệp')).toBeVisible()
    const session = await api.signIn('nhap.khcn')
    const [waiting] = await api.find({ q: 'HPGTEP01' })
    expect(waiting).toMatchObject({ receipt: '' })
    expect(waiting?.awaitingFiles).toHaveLength(2)

    await again.unroute('**/api/v1/units/*/records/*/uploads/*')
    await app.go('Việc của tôi')
    await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
    await app.waitUntilSynced()
    const record = await api.record(session.units[0]?.unitId ?? '', waiting?.recordId ?? '')
    expect(record.summary.receipt).not.toBe('')
    expect(record.summary.awaitingFiles).toBeUndefined()
    await expect(page.getByText(`Biên nhận ${record.summary.receipt}`)).toBeVisible()

    const paperSent = fileValue(record.values['source_file'])
    const photoSent = fileValue(record.values['photo'])
    expect(paperSent?.sha256).toBe(createHash('sha256').update(paper).digest('hex'))
    const reviewerPage = await (await browser.newContext()).newPage()
    const reviewer = new PhieuApp(reviewerPage)
    await reviewer.signIn('duyet.khcn')
    await reviewer.go('Chờ duyệt')
    await reviewerPage.getByRole('table').getByText(record.summary.title, { exact: false }).first().click()
    await expect(reviewer.heading(new RegExp(record.summary.title))).toBeVisible()
    expect(Buffer.compare(await saved(reviewerPage, 'giấy tờ.pdf'), paper)).toBe(0)
    await expect(reviewerPage.getByRole('img', { name: 'Ảnh ảnh trạm.jpg' })).toBeVisible()
    await reviewerPage.getByRole('button', { name: 'Xem ảnh trạm.jpg' }).click()
    const seen = reviewerPage.getByRole('dialog').getByRole('img')
    // Held upright: the 64 × 48 picture stands.
    await expect.poll(() => seen.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight])).toEqual([48, 64])
    const downloading = reviewerPage.waitForEvent('download')
    await reviewerPage.getByRole('dialog').getByRole('button', { name: 'Tải về' }).click()
    const photoBack = readFileSync(await (await downloading).path())
    expect(createHash('sha256').update(photoBack).digest('hex')).toBe(photoSent?.sha256)
    expect(photoBack.toString('latin1')).not.toContain(CAMERA_SECRET)
    expect(photoBack.toString('latin1')).not.toContain('Exif')
  } finally {
    await computer.dispose()
  }
})
