import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { CodeList } from '#core/form/code-list.ts'
import { villageForm } from '#core/form/testing/village-form.ts'
import { villageList } from '#core/form/testing/village-list.ts'
import { must } from '#core/lib/assert.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import type { ServerProcess } from './fixtures/server-process.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const clerk = 'nhap.khcn'
const communes = JSON.parse(readFileSync('form-definitions/code-lists/communes.json', 'utf8')) as CodeList // of this repository
const villages = villageList(communes.items, 100_000)

/** As an administrator does: a folder of definitions, imported and published by the command line. The last spec by name, because the server keeps them. */
async function publishVillages(server: ServerProcess): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'phieu-villages-'))
  mkdirSync(join(folder, 'code-lists'))
  mkdirSync(join(folder, 'science-technology', 'village-test'), { recursive: true })
  writeFileSync(join(folder, 'code-lists', 'villages.json'), JSON.stringify(villages))
  writeFileSync(join(folder, 'science-technology', 'village-test', 'form.json'), JSON.stringify(villageForm('science-technology')))
  await server.tool('scripts/forms.ts', 'import', '--from', folder)
  await server.tool('scripts/forms.ts', 'publish', `villages@${villages.version}`, 'village-test@1')
  await server.tool('e2e/fixtures/grant-form.ts', clerk, 'village-test')
  rmSync(folder, { recursive: true })
}

/** The bar of the demonstration has options of its own. */
const offered = (page: Page) => page.getByRole('main').getByRole('option')

/** Types what finds a code, takes it with Enter once it is offered first, and goes on with Tab. */
async function choose(page: Page, text: string, first: string): Promise<void> {
  await page.keyboard.type(text)
  await expect(offered(page).first()).toContainText(first)
  await page.keyboard.press('Enter')
  await expect(offered(page)).toHaveCount(0)
}

test('a form over a list of 100,000 villages is filled by the keyboard without a network, and accepted', async ({
  page,
  server,
  api,
}, info) => {
  test.setTimeout(240_000)
  await publishVillages(server)
  const app = new PhieuApp(page)
  await app.signIn(clerk)
  await app.waitUntilSynced()
  await app.waitUntilAppIsKept()
  // A hundred thousand rows need their moment on the way in.
  await app.go('Biểu mẫu')
  await expect(page.getByRole('button', { name: /Phiếu thôn, tổ dân phố/ }).first()).toBeVisible({ timeout: 60_000 })
  await app.newRecord('Phiếu thôn, tổ dân phố')
  await server.stop()

  const commune = must(
    communes.items.find((item) => item.code === '11560'),
    'Thủy Nguyên',
  )
  const village = must(
    villages.items.find((item) => item.columns?.['commune'] === commune.code),
    'a village there',
  )
  const far = must(villages.items[54_321], 'a village somewhere')
  const provinceInput = page.getByRole('combobox', { name: 'Tỉnh, thành phố' })
  const villageInput = page.getByRole('combobox', { name: 'Thôn, tổ dân phố' })
  await villageInput.click()
  await expect(page.getByText('Chọn “Xã, phường” trước')).toBeVisible()
  await page.keyboard.press('Escape')

  await provinceInput.focus()
  await choose(page, 'hai phong', 'Hải Phòng')
  await page.keyboard.press('Tab')
  await choose(page, 'thuy nguyen', 'Thủy Nguyên')
  await page.keyboard.press('Tab')
  await choose(page, village.code, village.name)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('Còn 99950 mục nữa. Gõ thêm chữ để thu hẹp.').first()).toBeVisible()
  expect(await offered(page).count()).toBe(50)
  await page.keyboard.type('cam giang')
  await expect(offered(page).first()).toContainText('Cẩm Giang')
  await expectAccessible(page, 'a long list, open')
  await page.screenshot({ path: info.outputPath('villages-1366.png') })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: info.outputPath('villages-390.png') })
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('combobox', { name: 'Thôn bất kỳ' }).fill('')
  // Enter at once: it takes what the last key finds, also when the answer comes after it.
  await page.keyboard.type(far.code)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Thôn bất kỳ' })).toHaveValue(far.name)
  await page.keyboard.press('Control+Enter')
  await expect(app.heading('Đã lưu và xếp hàng gửi')).toBeVisible()

  await server.start()
  const session = await api.signIn(clerk)
  const [found] = await api.find({ q: await app.receipt() })
  const record = await api.record(session.units[0]?.unitId ?? '', found?.recordId ?? '')
  expect(record.values).toEqual({
    province: commune.columns?.['province'],
    commune: commune.code,
    village: village.code,
    anywhere: far.code,
  })
})
