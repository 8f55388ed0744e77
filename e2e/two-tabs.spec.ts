import type { BrowserContext, Page } from '@playwright/test'
import { vi } from '#app/i18n/vi/vi.ts'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists } from './fixtures/forms.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const HUONG = { username: 'nhap.thuynguyen', name: 'Nguyễn Thị Thu Hương' }
const KHANG = { username: 'nhap2.thuynguyen', name: 'Vũ Đình Khang' }
const SESSION = '/api/v1/session'

const openTab = async (context: BrowserContext): Promise<PhieuApp> => new PhieuApp(await context.newPage())

/** Statuses of what the page asks of the server from now on, what is open to all left out. */
function answersTo(page: Page): { readonly path: string; readonly status: number }[] {
  const answers: { path: string; status: number }[] = []
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname
    if (path.startsWith('/api/') && !/\/(about|demo\/\w+)$/.test(path)) answers.push({ path, status: response.status() })
  })
  return answers
}

test('locking in one tab locks the other one, and what was being typed there is kept', async ({ context }) => {
  const [a, b] = [await openTab(context), await openTab(context)]
  await a.signIn(HUONG.username)
  await a.waitUntilSynced()
  await b.page.goto('/')
  await b.unlock(HUONG.name)
  const form = loadForm('justice/birth-registration')
  await b.newRecord(form.definition.title)
  const requester = new FormFiller(b.page, form, loadLists('2026-11-20'), 'pointer').control('/requester/name')
  await requester.click()
  await b.page.keyboard.type('TRẦN THỊ GÕ DỞ')

  await a.lock()
  await expect(b.heading(vi.signIn.lockedTitle)).toBeVisible()
  await expect(requester).toHaveCount(0)

  await b.unlock(HUONG.name)
  await expect(requester).toHaveValue('TRẦN THỊ GÕ DỞ')
})

test('a second person who signs in in another tab closes the first one’s', async ({ context }) => {
  const [a, b] = [await openTab(context), await openTab(context)]
  await a.signIn(HUONG.username)
  await a.waitUntilSynced()
  await a.go('Hồ sơ')
  await b.signIn(KHANG.username)
  await expect(a.heading(vi.signIn.lockedTitle)).toBeVisible()
  await expect(b.page.getByLabel(new RegExp(`^${vi.shell.account}: ${KHANG.name}`))).toBeVisible()
})

test('a tab that hears nothing of the second person still does nothing in their name', async ({ context }) => {
  const a = await openTab(context)
  await a.page.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'))
  await a.signIn(HUONG.username)
  await a.waitUntilSynced()
  const b = await openTab(context)
  await b.signIn(KHANG.username)
  await b.waitUntilSynced()

  const answers = answersTo(a.page)
  await a.page.bringToFront()
  await a.page.getByRole('button', { name: vi.shell.connection.syncNow }).click()
  await expect(a.page.getByRole('status').filter({ hasText: 'Cần đăng nhập lại' }).first()).toBeVisible()
  await a.go('Hồ sơ')
  await a.page.getByText(vi.records.onServer).first().click()
  await expect(a.page.getByText(vi.failures.network.unauthorized).first()).toBeVisible()
  expect(answers.map(({ path }) => path)).toContain('/api/v1/records')
  expect(answers.filter(({ status }) => status !== 401)).toEqual([])
  const session = (await (await context.request.get(SESSION)).json()) as { user: { username: string } } // the contract tests check the shape
  expect(session.user.username).toBe(KHANG.username)
})

test('who locks without a network is signed out once it is back, whether or not anybody signs in', async ({ context }) => {
  const app = await openTab(context)
  await app.signIn(HUONG.username)
  await app.waitUntilSynced()
  await context.setOffline(true)
  await app.lock()
  await context.setOffline(false)
  await expect.poll(async () => (await context.request.get(SESSION)).status()).toBe(401)
})
