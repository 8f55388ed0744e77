import type { BrowserContext } from '@playwright/test'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists } from './fixtures/forms.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const HUONG = { username: 'nhap.thuynguyen', name: 'Nguyễn Thị Thu Hương' }
const KHANG = { username: 'nhap2.thuynguyen', name: 'Vũ Đình Khang' }
const LOCKED = 'Máy đang khoá'

const openTab = async (context: BrowserContext): Promise<PhieuApp> => new PhieuApp(await context.newPage())

test('locking in one tab locks the other one, and what was being typed there is kept', async ({ context }) => {
  const [a, b] = [await openTab(context), await openTab(context)]
  await a.signIn(HUONG.username)
  await a.waitUntilSynced()
  await b.page.goto('/')
  await b.unlock(HUONG.name)
  const form = loadForm('justice/birth-registration')
  await b.newRecord(form.definition.title)
  const address = b.page.url()
  await new FormFiller(b.page, form, loadLists('2026-11-20'), 'pointer').control('/requester/name').click()
  await b.page.keyboard.type('TRẦN THỊ GÕ DỞ')

  await a.lock()
  await expect(b.heading(LOCKED)).toBeVisible()
  await expect(b.page.getByRole('textbox', { name: 'TRẦN' })).toHaveCount(0)
  await expect(b.page.getByText('TRẦN THỊ GÕ DỞ')).toHaveCount(0)

  await b.page.goto(address)
  await b.unlock(HUONG.name)
  await expect(b.page.locator('input').and(b.page.locator('[value="TRẦN THỊ GÕ DỞ"]')).or(b.page.getByDisplayValue?.('') ?? b.page.locator('none'))).toBeVisible()
})
