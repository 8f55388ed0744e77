import { expectAccessible } from './fixtures/expect-accessible.ts'
import { expect, test } from './fixtures/test.ts'
import { BuilderPage, type Hand, type NewField } from './page-models/builder-page.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

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
  await builder.press(check.getByRole('button', { name: 'Thêm dòng' }))
  await builder.find(check.getByRole('combobox', { name: 'Mục cần xét' }), 'Ngày kết thúc')
  await builder.choose(check.getByLabel('Phép so sánh'), 'không sớm hơn')
  await builder.choose(check.getByLabel('So với'), 'Mục khác')
  await builder.find(check.getByRole('combobox', { name: 'Mục để so sánh' }), 'Ngày bắt đầu')
  await builder.write(page.getByLabel('Lời báo, tiếng Việt'), 'Ngày kết thúc không được trước ngày bắt đầu.')
  await builder.write(page.getByLabel('Lời báo, tiếng Anh'), 'The last day must not be before the first.')
  await page.keyboard.press('Tab')
}

for (const hand of ['keyboard', 'pointer'] satisfies readonly Hand[])
  test(`an author builds a form from nothing (${hand}), somebody else publishes it, and a clerk who was offline fills it in offline`, async ({
    page,
    browser,
    server,
  }) => {
    test.setTimeout(400_000)
    const key = `ho-kinh-doanh-${hand}`
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
  })
