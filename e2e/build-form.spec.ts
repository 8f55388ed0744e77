import type { Browser } from '@playwright/test'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { compileForm } from '#core/form/compile.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { must } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { everything } from './fixtures/everything.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { expectStored } from './fixtures/expect-stored.ts'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadLists } from './fixtures/forms.ts'
import type { ServerApi } from './fixtures/server-api.ts'
import { expect, test } from './fixtures/test.ts'
import { BuilderPage, type Hand, type NewField } from './page-models/builder-page.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const CLERK = 'nhap.thuynguyen'
const TITLE = 'Phiếu hộ kinh doanh (bản mới)'

const registration: readonly NewField[] = [
  { type: 'Chữ một dòng', label: 'Số Giấy chứng nhận', english: 'Certificate number', name: 'registration_no', isRequired: true },
  { type: 'Mã số thuế', label: 'Mã số thuế của hộ', english: 'Tax code of the household', name: 'tax_id' },
  {
    type: 'Chọn một',
    label: 'Chủ thể thành lập',
    english: 'Founder',
    name: 'founder_kind',
    isRequired: true,
    choices: ['Cá nhân', 'Các thành viên hộ gia đình'],
  },
]
const agreement: NewField = {
  type: 'Chữ một dòng',
  label: 'Số biên bản họp thành viên',
  english: 'Minutes of the members',
  name: 'minutes_no',
}
const owner: readonly NewField[] = [
  { type: 'Chữ một dòng', label: 'Họ và tên chủ hộ', english: 'Full name of the owner', name: 'owner_name', isRequired: true },
  { type: 'Số định danh cá nhân', label: 'Số định danh chủ hộ', english: 'Personal number', name: 'owner_id', isRequired: true },
  { type: 'Ngày', label: 'Ngày sinh chủ hộ', english: 'Date of birth', name: 'owner_dob' },
  { type: 'Số điện thoại', label: 'Điện thoại chủ hộ', english: 'Phone', name: 'owner_phone' },
  { type: 'Thư điện tử', label: 'Thư điện tử chủ hộ', english: 'E-mail', name: 'owner_email' },
]
const activity: readonly NewField[] = [
  { type: 'Chữ một dòng', label: 'Địa chỉ chi tiết', english: 'Street address', name: 'street', isRequired: true },
  { type: 'Số tiền', label: 'Vốn kinh doanh', english: 'Capital', name: 'capital' },
  { type: 'Số nguyên', label: 'Lao động nam', english: 'Men at work', name: 'men' },
  { type: 'Số nguyên', label: 'Lao động nữ', english: 'Women at work', name: 'women' },
  { type: 'Số nguyên', label: 'Tổng số lao động', english: 'People at work', name: 'labour' },
  { type: 'Ngày', label: 'Ngày bắt đầu', english: 'First day', name: 'start_date', isRequired: true },
  { type: 'Ngày', label: 'Ngày kết thúc', english: 'Last day', name: 'end_date' },
  { type: 'Có / Không', label: 'Kinh doanh trong chợ', english: 'In a market', name: 'in_market' },
]
const market: NewField = { type: 'Chữ một dòng', label: 'Tên chợ', english: 'Name of the market', name: 'market_name' }
const note: NewField = { type: 'Chữ nhiều dòng', label: 'Ghi chú', english: 'Notes', name: 'note' }
const trades: NewField = { type: 'Bảng nhiều dòng', label: 'Ngành, nghề khác', english: 'Other trades', name: 'trades' }
const trade: readonly NewField[] = [
  { type: 'Chữ một dòng', label: 'Mã ngành', english: 'Code of the trade', name: 'code', isRequired: true },
  { type: 'Chữ một dòng', label: 'Tên ngành', english: 'Name of the trade', name: 'trade' },
]

async function build(builder: BuilderPage): Promise<void> {
  await builder.press(builder.card('Tên'))
  for (const field of registration) await builder.add(field)
  await builder.add(agreement)
  await builder.showWhen('Chủ thể thành lập', 'bằng', 'Các thành viên hộ gia đình')
  await builder.addSection('Chủ hộ')
  for (const field of owner) await builder.add(field)
  await builder.addSection('Hoạt động')
  for (const field of activity) await builder.add(field)
  await builder.add(market)
  await builder.showWhen('Kinh doanh trong chợ', 'là có')
  await builder.add(note)
  await builder.add(trades)
  for (const field of trade) await builder.add(field)
}

/** The total is worked out; the last day may not be before the first. */
async function writeRules(builder: BuilderPage): Promise<void> {
  const { page } = builder
  await builder.openView('Quy tắc')
  await builder.press(page.getByRole('button', { name: 'Thêm giá trị tính ra' }))
  await builder.find(page.getByRole('combobox', { name: 'Mục nhận giá trị' }), 'Tổng số lao động')
  const value = page.getByRole('group', { name: 'Giá trị', exact: true }).first()
  await builder.choose(value.getByLabel('Cách tính: Giá trị'), 'Phép tính')
  for (const [side, field] of [
    ['Vế trái', 'Lao động nam'],
    ['Vế phải', 'Lao động nữ'],
  ] as const) {
    const part = value.getByRole('group', { name: side })
    await builder.choose(part.getByLabel('So với'), 'Mục khác')
    await builder.find(part.getByRole('combobox', { name: 'Mục để so sánh' }), field)
  }
  await builder.press(page.getByRole('button', { name: 'Thêm kiểm tra' }))
  await builder.find(page.getByRole('combobox', { name: 'Hiện lời báo tại mục' }), 'Ngày kết thúc')
  const check = page.getByRole('group', { name: 'Đúng khi' }).last()
  await builder.find(check.getByRole('combobox', { name: 'Mục cần xét' }), 'Ngày kết thúc')
  await builder.choose(check.getByLabel('Phép so sánh'), 'không sớm hơn')
  await builder.choose(check.getByLabel('So với'), 'Mục khác')
  await builder.find(check.getByRole('combobox', { name: 'Mục để so sánh' }), 'Ngày bắt đầu')
  await builder.write(page.getByLabel('Lời báo, tiếng Việt'), 'Ngày kết thúc không được trước ngày bắt đầu.')
  await builder.write(page.getByLabel('Lời báo, tiếng Anh'), 'The last day must not be before the first.')
  await page.keyboard.press('Tab')
}

/** The version that is on the screen is sent to review with a note; it is not its author who publishes it. */
async function sendToReview(builder: BuilderPage): Promise<void> {
  const { page } = builder
  await builder.press(page.getByRole('button', { name: 'Gửi duyệt, công bố' }))
  await builder.press(page.getByRole('button', { name: 'Gửi duyệt' }))
  const dialog = page.getByRole('dialog', { name: 'Gửi duyệt' })
  await builder.write(dialog.getByRole('textbox', { name: /^Ghi chú/ }), 'Biểu mẫu mới thay bản giấy.')
  await builder.press(dialog.getByRole('button', { name: 'Gửi duyệt' }))
  await expect(page.getByText(/^Chờ người công bố/)).toBeVisible()
}

async function publish(browser: Browser, key: string): Promise<FormDefinition> {
  const page = await (await browser.newContext()).newPage()
  const publisher = new BuilderPage(page, 'pointer')
  await new PhieuApp(page).signIn('congbo.khcn')
  await publisher.press(page.getByRole('link', { name: 'Soạn biểu mẫu' }))
  await page.getByRole('searchbox').fill(key)
  await publisher.press(page.getByRole('listitem').getByRole('link', { name: /^Bản 1/ }))
  await publisher.press(page.getByRole('button', { name: 'Công bố' }))
  await publisher.press(page.getByRole('dialog').getByRole('button', { name: 'Công bố' }))
  await expect(page.getByText('đang dùng', { exact: true })).toBeVisible()
  const text = await page.evaluate(async (path) => (await fetch(path)).text(), `/api/v1/authoring/forms/${key}/versions/1`)
  await page.context().close()
  const { document } = JSON.parse(text) as { document: unknown }
  const parsed = parseFormDefinition(document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}

/** A record by the words of the form; choices and names are those that the builder made. */
function recordOf(form: FormDefinition): JsonObject {
  const founder = form.schema.properties?.['founder_kind']?.oneOf?.find(({ title }) => title === 'Các thành viên hộ gia đình')
  return {
    name: 'Tạp hoá Minh Châu',
    data_date: '2026-11-20',
    registration_no: '02A8077123',
    founder_kind: must(founder?.const, 'the code of the choice'),
    minutes_no: '07/BB-TV',
    owner_name: 'Trần Thị Minh Châu',
    owner_id: '099185007701',
    owner_dob: '1985-03-08',
    owner_phone: '0912345678',
    street: 'Số 12 phố Cầu Đất',
    capital: 150000000,
    men: 1,
    women: 2,
    start_date: '2024-05-02',
    end_date: '2024-05-01',
    in_market: true,
    market_name: 'Chợ Sắt',
    trades: [
      { code: '4711', trade: 'Bán lẻ lương thực' },
      { code: '5610', trade: 'Nhà hàng' },
    ],
  }
}

async function fillOffline(app: PhieuApp, definition: FormDefinition, api: ServerApi): Promise<void> {
  const { page } = app
  const compiled = compileForm(definition)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  const filler = new FormFiller(page, compiled.value, loadLists('2026-11-20'), 'keyboard')
  const values = recordOf(definition)
  await app.newRecord(TITLE)
  await filler.fill(values)
  await expect(filler.control('/labour')).toHaveText(/3/)
  await page.keyboard.press('Control+Enter')
  await expect(filler.messages('/end_date', values)).toHaveText(/Ngày kết thúc không được trước ngày bắt đầu\./)
  await filler.fill({ end_date: '2026-05-31' })
  await page.keyboard.press('Control+Enter')
  await expect(app.heading('Đã lưu và xếp hàng gửi')).toBeVisible()

  await page.context().setOffline(false)
  const receipt = await app.receipt()
  const session = await api.signIn(CLERK)
  const [found] = await api.find({ q: receipt })
  const record = await api.record(session.units[0]?.unitId ?? '', found?.recordId ?? '')
  expectStored(compiled.value, record.values, { ...values, end_date: '2026-05-31' })
  expect(record.values['labour']).toBe(3)
}

const hands: readonly Hand[] = everything ? ['keyboard', 'pointer'] : ['keyboard']

for (const hand of hands)
  test(`an author builds a form from nothing (${hand}), somebody else publishes it, and a clerk who was offline fills it in offline`, async ({
    page,
    browser,
    server,
    api,
  }) => {
    test.setTimeout(400_000)
    const key = `ho-kinh-doanh-${hand}`
    await server.tool('e2e/fixtures/grant-form.ts', CLERK, key)
    const clerk = new PhieuApp(await (await browser.newContext()).newPage())
    await clerk.signIn(CLERK)
    await clerk.waitUntilSynced()
    await clerk.waitUntilAppIsKept()
    await clerk.page.context().setOffline(true)

    const author = new PhieuApp(page)
    const builder = new BuilderPage(page, hand)
    await author.signIn('soan.khcn')
    await builder.press(page.getByRole('link', { name: 'Soạn biểu mẫu' }))
    await builder.press(page.getByRole('button', { name: 'Biểu mẫu mới' }))
    await builder.write(page.getByRole('textbox', { name: /^Tên biểu mẫu/ }), TITLE)
    await builder.write(page.getByRole('textbox', { name: /^Khoá/ }), key)
    await builder.choose(page.getByRole('combobox', { name: /^Cơ quan chủ quản/ }), 'Sở Công Thương')
    await builder.press(page.getByRole('button', { name: 'Tạo bản nháp' }))
    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible()
    await build(builder)
    await writeRules(builder)
    await expectAccessible(page, 'rules of a form')
    await builder.describeForm('Giám đốc Sở Công Thương', 'Quản lý hộ kinh doanh trên địa bàn.', 'Luật Lưu trữ 2024')
    await expectAccessible(page, 'what a form says of itself')
    await sendToReview(builder)
    const definition = await publish(browser, key)
    expect(outlineOf(definition).all).toHaveLength(24)

    // She had no network while the form was made; a moment of it is enough to have it on the device.
    await clerk.page.context().setOffline(false)
    await clerk.page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
    await clerk.go('Biểu mẫu')
    await expect(clerk.page.getByRole('button', { name: `Nhập phiếu mới: ${TITLE}` })).toBeVisible()
    await clerk.page.context().setOffline(true)
    await fillOffline(clerk, definition, api)
    await clerk.page.context().close()
  })
