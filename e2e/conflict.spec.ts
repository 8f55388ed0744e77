import type { Browser, Page } from '@playwright/test'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { must } from '#core/lib/assert.ts'
import { uuidV7 } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists, loadSample } from './fixtures/forms.ts'
import type { ServerApi } from './fixtures/server-api.ts'
import type { ServerProcess } from './fixtures/server-process.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const folder = 'industry-trade/household-business'
const form = loadForm(folder)
const lists = loadLists('2026-11-20')
const hers = { username: 'nhap.thuynguyen', name: 'Nguyễn Thị Thu Hương' }
const his = { username: 'nhap2.thuynguyen', name: 'Vũ Đình Khang' }

/** A household business of hers that no other journey knows, with 3 people at work. */
async function sentRecord(api: ServerApi, number: string): Promise<RecordMessage> {
  const { values, reasons } = loadSample(folder, 'valid-sole-owner')
  const session = await api.signIn(hers.username)
  const name = `Hộ kinh doanh Chọn Giá Trị ${number}`
  const personalId = `0991850077${number}`
  const owner = { ...(values['owner'] as JsonObject), personal_id: personalId } // the form says that it is a group
  const own = { ...values, owner, registration_no: `02A80770${number}`, tax_id: personalId, name, labour: 3 }
  const outcome = await api.push(session, form, own, [...(reasons ?? [])])
  if (outcome.kind !== 'applied') throw new Error(`The record was not taken: ${JSON.stringify(outcome)}`)
  const [found] = await api.find({ q: outcome.receipt })
  const { unitId, recordId } = must(found, 'the record is found by its receipt')
  return api.record(unitId, recordId)
}

async function openRecord(app: PhieuApp, { summary }: RecordMessage): Promise<void> {
  await app.go('Hồ sơ')
  await app.page.getByLabel('Tìm hồ sơ').fill(summary.receipt)
  const rows = app.page.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(2) // its head and the one found: a row moves while others leave the list
  await rows.getByText(summary.title, { exact: false }).first().click()
  await expect(app.heading(summary.title)).toBeVisible()
}

async function changeLabour(app: PhieuApp, value: number): Promise<void> {
  const { page } = app
  // The record that is read has its places under the same ids: before the filling screen has come, a click falls on those.
  await expect(app.submitButton()).toBeVisible()
  await new FormFiller(page, form, lists, 'pointer').control('/labour').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(String(value))
  await app.submitButton().click()
}

async function newDevice(browser: Browser, server: ServerProcess, username: string): Promise<PhieuApp> {
  const page = await (await browser.newContext({ baseURL: server.origin })).newPage()
  const app = new PhieuApp(page)
  await app.signIn(username)
  await app.waitUntilSynced()
  return app
}

/** Goes on by Tab until the control with these words has the focus. */
async function tabTo(page: Page, name: string, description: RegExp): Promise<void> {
  const button = page.getByRole('button', { name, description })
  await expect(button).toBeVisible()
  for (let i = 0; i < 80; i++) {
    if (await button.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}`)
}

const edit = (page: Page) => page.getByRole('button', { name: 'Sửa hoặc điền chỗ còn thiếu' })

test('two clerks give one field different values: the second chooses, and nothing is left to do on either device', async ({
  page,
  browser,
  server,
  api,
}) => {
  const record = await sentRecord(api, '01')
  const at = [record.summary.unitId, record.summary.recordId] as const
  const her = new PhieuApp(page)
  await her.signIn(hers.username)
  await her.waitUntilSynced()
  await her.waitUntilAppIsKept()
  await openRecord(her, record)
  await page.getByRole('button', { name: 'Cắt mạng' }).click()
  await edit(page).click()
  await changeLabour(her, 8)
  await expect(her.heading('Đã lưu và xếp hàng gửi')).toBeVisible()

  const him = await newDevice(browser, server, his.username)
  await openRecord(him, record)
  await edit(him.page).click()
  await changeLabour(him, 9)
  await expect(him.heading('Máy chủ đã nhận')).toBeVisible()

  await page.getByRole('button', { name: 'Nối lại mạng' }).click()
  await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
  await expect(her.heading('Máy chủ đã nhận, cần bạn chọn')).toBeVisible()
  await expectAccessible(page, 'a conflict after sending')
  const [session, waiting] = [await api.signIn(hers.username), await api.record(...at)]
  expect([waiting.values['labour'], waiting.summary.revision]).toEqual([9, 3])
  expect(waiting.conflicts).toEqual({
    '/labour': [{ value: 8, author: session.user.name, opId: waiting.revisions[0]?.opId, revision: 3 }],
  })
  await her.go('Việc của tôi')
  // The demonstration city has other work for her, too.
  const rowIn = (section: RegExp) =>
    page.getByRole('region', { name: section }).getByRole('listitem').filter({ hasText: record.summary.title })
  const toDo = rowIn(/^Cần xử lý/)
  await expect(toDo).toHaveCount(1)

  await toDo.getByRole('button', { name: 'Xem' }).click()
  const choice = page.getByRole('group', { name: 'Số lao động' })
  const sides = choice.locator('.conflict-sides > div')
  await expect(sides).toContainText([/Giá trị ban đầu.*3/, new RegExp(`Đang dùng.*9.*${his.name}`), new RegExp(`của bạn.*8.*${hers.name}`)])
  await expectAccessible(page, 'the choice between two values')
  await tabTo(page, 'Lấy giá trị này', /8/)
  await page.keyboard.press('Enter')
  await expect(choice).toHaveCount(0)

  const chosen = await api.record(...at)
  expect(chosen.values).toEqual({ ...record.values, labour: 8 })
  expect(chosen.conflicts).toEqual({})
  expect(chosen.revisions.map(({ revision, kind, authorName }) => [revision, kind, authorName])).toEqual([
    [4, 'resolve', hers.name],
    [3, 'merge', hers.name],
    [2, 'change', his.name],
    [1, 'create', hers.name],
  ])
  await her.go('Việc của tôi')
  await expect(rowIn(/^Đã gửi/)).toBeVisible()
  await expect(toDo).toHaveCount(0)
  await expect(rowIn(/^Chờ gửi/)).toHaveCount(0)

  await him.page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
  await openRecord(him, record)
  // The history, folded, has it as well.
  await expect(him.page.getByRole('region', { name: 'Ngành, nghề và quy mô' }).getByText('8 người')).toBeVisible()
  await expect(him.page.getByRole('button', { name: 'Lấy giá trị này' })).toHaveCount(0)
  await him.page.context().close()
})

test('a withdrawal made offline is told as waiting, and reaches the server with the network', async ({ page, api }) => {
  const record = await sentRecord(api, '02')
  const at = [record.summary.unitId, record.summary.recordId] as const
  const her = new PhieuApp(page)
  await her.signIn(hers.username)
  await her.waitUntilSynced()
  await her.waitUntilAppIsKept()
  await openRecord(her, record)
  await expect(page.getByRole('button', { name: 'Rút hồ sơ', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Cắt mạng' }).click()
  await page.getByRole('button', { name: 'Rút hồ sơ', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rút hồ sơ', exact: true }).click()
  await her.go('Việc của tôi')
  await expect(page.getByRole('region', { name: /^Chờ gửi/ }).getByText('Trên máy này, chờ gửi yêu cầu rút')).toBeVisible()
  expect((await api.record(...at)).summary.state.kind).toBe('received')

  await page.getByRole('button', { name: 'Nối lại mạng' }).click()
  await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
  await expect(page.getByRole('region', { name: /^Đã gửi/ }).getByText('Đã rút')).toBeVisible()
  const withdrawn = await api.record(...at)
  expect(withdrawn.summary).toMatchObject({ state: { kind: 'withdrawn' }, revision: 2 })
  expect(withdrawn.values).toEqual(record.values)
})

test('a colleague takes over a returned record, corrects it and sends it', async ({ page, api }) => {
  const record = await sentRecord(api, '03')
  const at = [record.summary.unitId, record.summary.recordId] as const
  await api.signIn('duyet.thuynguyen')
  const comment = 'Đếm lại số người làm thường xuyên.'
  await api.decide(...at, {
    opId: uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    revision: 1,
    decision: { kind: 'return', comments: [{ path: '/labour', text: comment }] },
  })
  const him = new PhieuApp(page)
  await him.signIn(his.username)
  await him.waitUntilSynced()
  await openRecord(him, record)
  await page.getByRole('button', { name: 'Nhận về sửa' }).click()
  await expect(page.getByText(comment).first()).toBeVisible()
  await api.signIn(his.username)
  // His from now on, before he has changed anything.
  expect((await api.record(...at)).actions).toContain('withdraw')
  await changeLabour(him, 5)
  await expect(him.heading('Máy chủ đã nhận')).toBeVisible()
  const corrected = await api.record(...at)
  expect(corrected.summary).toMatchObject({ state: { kind: 'received' }, revision: 2, authorName: his.name })
  expect(corrected.values).toEqual({ ...record.values, labour: 5 })
  expect(corrected.comments).toEqual([])
  await api.signIn(hers.username)
  expect((await api.record(...at)).actions).not.toContain('withdraw')
})
