import type { Browser, Locator, Page } from '@playwright/test'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import type { RecordId } from '#core/lib/ids.ts'
import { must } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Operation } from '#core/record/operation.ts'
import { diffValues } from '#core/record/diff.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { publishTestForm } from './fixtures/publish-form.ts'
import { operationOf, type ServerApi } from './fixtures/server-api.ts'
import { expect, test } from './fixtures/test.ts'
import { BuilderPage } from './page-models/builder-page.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const KEY = 'stall-register'
const TITLE = 'Sổ quầy hàng ở chợ'
const OWNER = 'giamdoc.congthuong'
const CLERK = 'nhap.congthuong'
const RECORDS = 500

const text = (id: string, title: string) => ({ title, 'x-phieu': { id, type: 'text' as const }, type: 'string' as const, maxLength: 100 })

const first: FormDefinition = {
  format: 1,
  key: KEY,
  version: 1,
  title: TITLE,
  department: 'industry-trade',
  owner: 'Giám đốc Sở Công Thương',
  purpose: 'Lập sổ quầy hàng ở các chợ.',
  legalBasis: ['Kế hoạch số 145/KH-UBND ngày 22/04/2026 của Ủy ban nhân dân thành phố Hải Phòng'],
  retention: { kind: 'years', years: 5, after: 'creation', basis: 'Theo Luật Lưu trữ.' },
  identityKeys: [],
  searchable: ['/name'],
  titleFields: ['/name'],
  personalData: {},
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      name: text('stallnam', 'Tên quầy'),
      stall_no: text('stallnum', 'Số quầy'),
      contact: text('stalltel', 'Liên hệ'),
      note: text('stallnot', 'Ghi chú cũ'),
      remark: text('stallrem', 'Nhận xét'),
    },
    required: ['name', 'stall_no'],
    unevaluatedProperties: false,
  },
  uiSchema: {
    'ui:options': { sections: [{ id: 'all', title: 'Quầy hàng', fields: ['name', 'stall_no', 'contact', 'note', 'remark'] }] },
  },
  rules: [],
  translations: {
    en: {
      title: 'Register of market stalls',
      purpose: 'To register the stalls of markets.',
      sections: { all: 'Stall' },
      fields: {
        stallnam: { title: 'Name' },
        stallnum: { title: 'Stall number' },
        stalltel: { title: 'Contact' },
        stallnot: { title: 'Old note' },
        stallrem: { title: 'Remark' },
      },
    },
  },
}

/** Two of five have a number that is none, three of ten a note. */
const isLettered = (i: number): boolean => i % 5 < 2
const hasNote = (i: number): boolean => i % 10 < 3

const valuesOf = (i: number): JsonObject => ({
  name: `Quầy thử ${String(i).padStart(3, '0')}`,
  stall_no: isLettered(i) ? `A-${i}` : String(i + 1),
  ...(i % 2 === 0 && { contact: '0912345678' }),
  ...(hasNote(i) && { note: 'Ghi từ sổ giấy' }),
})

function compiled(definition: unknown): CompiledForm {
  const parsed = parseFormDefinition(definition)
  const made = parsed.ok ? compileForm(parsed.value) : parsed
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

/** 500 records of version 1, as a device sends them; their ids. */
async function fillIn(api: ServerApi): Promise<readonly RecordId[]> {
  const ids: RecordId[] = []
  const session = await api.signIn(CLERK)
  const form = compiled(first)
  for (let from = 0; from < RECORDS; from += 100) {
    const operations = Array.from({ length: 100 }, (_, i) =>
      operationOf(session, form, { kind: 'create', base: { kind: 'new' }, changes: diffValues(form, null, valuesOf(from + i)) }),
    )
    const outcomes = await api.send(operations)
    expect(outcomes.filter(({ kind }) => kind !== 'applied')).toEqual([])
    ids.push(...operations.map(({ recordId }) => recordId))
  }
  return ids
}

/** Three that are begun and not sent: a note and a lettered number, a number, and a name only. */
const drafts: readonly JsonObject[] = [
  { name: 'Quầy dở một', stall_no: 'B-7', note: 'Chưa hỏi xong' },
  { name: 'Quầy dở hai', stall_no: '12', contact: '0987654321' },
  { name: 'Quầy dở ba' },
]
const labels: Readonly<Record<string, string>> = { name: 'Tên quầy', stall_no: 'Số quầy', contact: 'Liên hệ', note: 'Ghi chú cũ' }

async function beginDrafts(app: PhieuApp): Promise<void> {
  for (const values of drafts) {
    await app.newRecord(TITLE)
    for (const [name, value] of Object.entries(values)) await app.page.getByLabel(labels[name] ?? '').fill(String(value))
    await app.waitUntilSaved()
  }
  await app.page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
  await app.waitUntilSynced()
}

const openBoard = async (page: Page): Promise<Locator> => {
  await page.getByRole('link', { name: 'Soạn biểu mẫu' }).click()
  await page.getByRole('searchbox').fill(KEY)
  return page.getByRole('listitem', { name: TITLE })
}

/** One field gets another name, one another type, one goes. */
async function change(builder: BuilderPage): Promise<void> {
  const { page, inspector } = builder
  await builder.press(builder.card('Liên hệ'))
  await builder.write(inspector.getByLabel('Nhãn', { exact: false }).first(), 'Điện thoại liên hệ')
  await builder.write(inspector.getByLabel('Tên dùng trong quy tắc'), 'phone')
  await page.keyboard.press('Tab')
  await builder.press(builder.card('Số quầy'))
  await builder.choose(inspector.getByLabel('Đổi loại'), 'Số nguyên')
  await builder.press(page.getByRole('dialog').getByRole('button', { name: 'Đổi loại' }))
  await builder.press(builder.card('Ghi chú cũ'))
  await page.keyboard.press('Delete')
  await expect(builder.card('Ghi chú cũ')).toHaveCount(0)
}

async function newPage(browser: Browser, username: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await new PhieuApp(page).signIn(username)
  return page
}

async function act(page: Page, name: string, remark?: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (remark !== undefined) await dialog.getByRole('textbox').first().fill(remark)
  await dialog.getByRole('button', { name, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** Somebody else's page of version 2, where they do their part. */
async function asWell(browser: Browser, username: string, part: (page: Page) => Promise<void>): Promise<void> {
  const page = await newPage(browser, username)
  const card = await openBoard(page)
  await card.getByRole('link', { name: /^Bản 2/ }).click()
  await part(page)
  await page.context().close()
}

const totals = ['losing', 'failing', 'deciding', 'untouched'] as const
type Totals = Readonly<Record<(typeof totals)[number], number>>

/** The figures of the report as they stand on the page. */
async function reported(page: Page): Promise<Totals> {
  const figure = async (kind: string) => Number(await page.locator(`.impact-totals [data-kind="${kind}"] dd`).textContent())
  return {
    losing: await figure('losing'),
    failing: await figure('failing'),
    deciding: await figure('deciding'),
    untouched: await figure('untouched'),
  }
}

/**
 * Every record is taken up in version 2, as a correction by its clerk: the server refuses those that fail, and these are sent again with
 * what a person decides. What was kept aside stands in the records then.
 */
async function takeUp(api: ServerApi, ids: readonly RecordId[], definition: unknown): Promise<Totals> {
  const session = await api.signIn(CLERK)
  const unitId = must(session.units[0], 'a unit').unitId
  const form = compiled(definition)
  const touch = async (chosen: readonly RecordId[], more: Operation['changes']): Promise<readonly RecordId[]> => {
    const refused: RecordId[] = []
    for (let from = 0; from < chosen.length; from += 100) {
      const part = chosen.slice(from, from + 100)
      const outcomes = await api.send(
        part.map((recordId) =>
          operationOf(session, form, {
            recordId,
            kind: 'change',
            base: { kind: 'revision', revision: 1 },
            changes: { '/remark': { value: 'Đã xem lại' }, ...more },
          }),
        ),
      )
      refused.push(...part.filter((_, i) => outcomes[i]?.kind === 'quarantined'))
      expect(outcomes.filter(({ kind }) => kind !== 'applied' && kind !== 'quarantined')).toEqual([])
    }
    return refused
  }
  const failing = await touch(ids, {})
  expect(await touch(failing, { '/stall_no': { value: 999 } })).toEqual([])
  const losing = new Set<RecordId>()
  for (const id of ids) {
    const { revisions, values } = await api.record(unitId, id)
    if (Object.keys(revisions[0]?.orphans ?? {}).length > 0) losing.add(id)
    expect(values).not.toHaveProperty('contact')
  }
  const touched = new Set([...losing, ...failing])
  return { losing: losing.size, failing: failing.length, deciding: failing.length, untouched: ids.length - touched.size }
}

/** The clerk looks at what the new version changes in each draft, and moves it. */
async function moveDrafts(app: PhieuApp): Promise<void> {
  const { page } = app
  for (const [at, { name }] of drafts.entries()) {
    await app.go('Việc của tôi')
    await page
      .getByRole('listitem')
      .filter({ hasText: String(name) })
      .getByRole('button', { name: 'Nhập tiếp' })
      .click()
    await page.getByRole('button', { name: 'Xem thay đổi' }).click()
    if (at === 0) await expectAccessible(page, 'what a new version does to a draft')
    await page.getByRole('dialog').getByRole('button', { name: 'Chuyển sang bản 2' }).click()
    await expect(page.getByText(/^Phiếu đã chuyển từ bản 1 sang bản 2/)).toBeVisible()
  }
}

test('a version that renames, retypes and drops a field does to 500 records and 3 drafts what its report said', async ({
  page,
  browser,
  server,
  api,
}) => {
  test.setTimeout(400_000)
  await publishTestForm(server.dataFolder, first, CLERK)
  await server.tool('e2e/fixtures/grant-form.ts', OWNER, KEY, 'data-owner')
  const ids = await fillIn(api)
  const clerk = new PhieuApp(await newPage(browser, CLERK))
  await clerk.waitUntilSynced()
  await beginDrafts(clerk)

  await new PhieuApp(page).signIn('soan.khcn')
  const builder = new BuilderPage(page, 'pointer')
  const card = await openBoard(page)
  await card.getByRole('button', { name: 'Soạn bản kế tiếp' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tạo bản nháp' }).click()
  await page.getByRole('link', { name: 'Mở trong trình soạn' }).click()
  await expect(page.getByRole('heading', { level: 1, name: TITLE, exact: true })).toBeVisible()
  await change(builder)
  await page.getByRole('button', { name: 'Gửi duyệt, công bố' }).click()
  await page.getByRole('button', { name: 'Lấy mọi bước đề nghị' }).click()
  await expect(page.getByText('Mọi giá trị cũ đều đã có chỗ.')).toBeVisible()
  await page.getByRole('button', { name: 'Đếm trên hồ sơ thật' }).click()
  await expect(page.getByText(/^Đếm lúc/)).toBeVisible({ timeout: 90_000 })
  await expectAccessible(page, 'impact report')
  await page.screenshot({ path: 'test-results/impact.png', fullPage: true })
  const said = await reported(page)
  const all = Array.from({ length: RECORDS }, (_, i) => i)
  expect(said).toEqual({
    losing: all.filter((i) => isLettered(i) || hasNote(i)).length,
    failing: all.filter(isLettered).length,
    deciding: all.filter(isLettered).length,
    untouched: all.filter((i) => !isLettered(i) && !hasNote(i)).length,
  })
  await expect(page.getByText(/có 3, nhiều nhất 2 phiếu/)).toBeVisible()

  await act(page, 'Gửi duyệt', 'Số quầy nay là số; bỏ ghi chú cũ.')
  await asWell(browser, OWNER, (own) => act(own, 'Đồng ý với phần bị mất', 'Ghi chú cũ không dùng nữa.'))
  await asWell(browser, 'congbo.khcn', (own) => act(own, 'Công bố'))
  const published = await page.evaluate(async (path) => (await fetch(path)).text(), `/api/v1/authoring/forms/${KEY}/versions/2`)

  await clerk.page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
  await clerk.waitUntilSynced()
  await moveDrafts(clerk)
  await clerk.page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
  await clerk.waitUntilSynced()
  // One of at most two lost something, and told how much.
  await page.reload()
  await new PhieuApp(page).unlock('Phùng Ngọc Ánh')
  await expect(page.getByText(/^Đã có 3 phiếu nhập dở chuyển sang bản này: 1 mất giá trị/)).toBeVisible()
  expect(await takeUp(api, ids, (JSON.parse(published) as { document: unknown }).document)).toEqual(said)
  await clerk.page.context().close()
})
