import type { Locator, Page } from '@playwright/test'
import { parseFormDefinition } from '#core/form/parse.ts'
import { must } from '#core/lib/assert.ts'
import { islandCases } from '#testing/gallery/island-cases.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { publishTestForm } from './fixtures/publish-form.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const clerk = 'nhap.khcn'
const [building, holder] = islandCases.map(({ schema }, at) => ({ ...schema, 'x-phieu': { type: 'island', id: `island0${at}` } }))

const parsed = parseFormDefinition({
  format: 1,
  key: 'island-test',
  version: 1,
  title: 'Phiếu công trình',
  department: 'science-technology',
  owner: 'Giám đốc Sở',
  purpose: 'Thử phần tự do',
  legalBasis: ['Kế hoạch 145/KH-UBND'],
  retention: { kind: 'never-delete', basis: 'Thử' },
  identityKeys: [],
  searchable: [],
  titleFields: ['/name'],
  personalData: {},
  schema: {
    type: 'object',
    properties: { name: { type: 'string', maxLength: 60, title: 'Tên', 'x-phieu': { id: 'name0000', type: 'text' } }, building, holder },
    required: ['name', 'building'],
    unevaluatedProperties: false,
  },
  uiSchema: { 'ui:options': { sections: [{ id: 'main', title: 'Công trình', fields: ['name', 'building', 'holder'] }] } },
  rules: [],
  translations: {},
})
const form = must(parsed.ok ? parsed.value : null, JSON.stringify(parsed))

/** Tab after Tab, as far as the control. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let at = 0; at < 60; at++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error('Tab does not lead there')
}

test('islands are filled in, corrected and sent by keys alone, and stored as typed', async ({ page, server, api }) => {
  await publishTestForm(server.dataFolder, form, clerk)
  const app = new PhieuApp(page)
  await app.signIn(clerk)
  await app.waitUntilSynced()
  await app.newRecord(form.title)
  const part = (...way: readonly (string | number)[]) => page.locator(`[id="${['f-n1-in', ...way].join('_')}"]`)
  const type = (text: string) => page.keyboard.type(text)
  const press = (key: string) => page.keyboard.press(key)

  await tabTo(page, page.getByLabel(/^Tên( |$|\*)/).first())
  await type('Kho muối')
  await press('Enter')
  await expect(part('kind')).toBeFocused()
  await type('Kho')
  await press('Enter')
  await expect(part('area')).toBeFocused()
  await type('1.234,5')
  await press('Tab')
  await type('2.3.2019')
  await tabTo(page, part('shared'))
  await expect(part('built')).toHaveValue('02/03/2019')
  await press('Space')

  // A row that is added has the focus; it moves and goes by keys, and comes back.
  await tabTo(page, part('rooms', '_add'))
  await press('Enter')
  await expect(part('rooms', 0, 'name')).toBeFocused()
  await type('Bếp')
  await press('Tab')
  await type('9')
  await tabTo(page, part('rooms', '_add'))
  await press('Enter')
  await expect(part('rooms', 1, 'name')).toBeFocused()
  await type('Phòng khách')
  await press('Alt+ArrowUp')
  await expect(part('rooms', 0, 'name')).toHaveValue('Phòng khách')
  await expect(part('rooms', 0, 'name')).toBeFocused()
  await press('Alt+Delete')
  await expect(part('rooms', 0, 'name')).toHaveValue('Bếp')
  await expect(part('rooms', 0, 'name')).toBeFocused()
  await tabTo(page, page.getByRole('button', { name: 'Hoàn tác' }), 'Shift+Tab')
  await press('Enter')
  await expect(part('rooms', 0, 'name')).toHaveValue('Phòng khách')
  await expect(part('rooms', 0, 'name')).toBeFocused()

  // An item of one's own begins with its name.
  await tabTo(page, part('_add'))
  await press('Enter')
  await type('Màu sơn')
  await press('Tab')
  await expect(part('Màu sơn')).toBeFocused()
  await type('vàng')

  // Another alternative brings its own fields.
  const second = (name: string) => page.locator(`[id="f-n2-in_${name}"]`)
  await tabTo(page, second('_oneof_select'))
  await press('ArrowDown')
  await press('Tab')
  await expect(second('title')).toBeFocused()
  await type('Hợp tác xã Đồ Sơn')
  await press('Tab')
  await type('0')
  await expectAccessible(page, 'islands')
  await press('Control+Enter')
  const summary = page.locator('.ph-summary')
  await expect(summary.getByRole('listitem')).toHaveText(['Người đứng tên › Số người: Hãy nhập số từ 1 trở lên.'])
  await tabTo(page, summary.getByRole('link').or(summary.getByRole('button')).first())
  await press('Enter')
  await expect(second('staff')).toBeFocused()
  await press('Control+a')
  await type('12')
  await app.waitUntilSaved()
  await press('Control+Enter')

  const session = await api.signIn(clerk)
  const [found] = await api.find({ q: await app.receipt() })
  const stored = await api.record(session.units[0]?.unitId ?? '', found?.recordId ?? '')
  expect(stored.values).toEqual({
    name: 'Kho muối',
    building: {
      kind: 'Kho',
      area: 1234.5,
      built: '2019-03-02',
      shared: true,
      rooms: [{ name: 'Phòng khách' }, { name: 'Bếp', size: 9 }],
      'Màu sơn': 'vàng',
    },
    holder: { title: 'Hợp tác xã Đồ Sơn', staff: 12 },
  })
})
