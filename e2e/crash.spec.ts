import { type BrowserContext, chromium } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists } from './fixtures/forms.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

/** SIGKILL of every process of the browser that uses this profile, as the power going off would. */
function killBrowser(profile: string): void {
  const lines = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n')
  for (const line of lines.filter((one) => one.includes(`--user-data-dir=${profile}`))) {
    try {
      process.kill(Number(line.trim().split(' ')[0]), 'SIGKILL')
    } catch {
      // It ended between the listing and the signal.
    }
  }
}

test('the browser is killed while somebody types: everything up to the last second is there', async ({ server }, { project }) => {
  const profile = mkdtempSync(join(tmpdir(), 'phieu-profile-'))
  const launch = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, {
      ...project.use.launchOptions,
      locale: 'vi-VN',
      viewport: { width: 1366, height: 768 },
      baseURL: server.origin,
    })
  let context = await launch()
  try {
    let page = await context.newPage()
    let app = new PhieuApp(page)
    const form = loadForm('justice/birth-registration')
    await app.signIn('nhap.thuynguyen')
    await app.waitUntilSynced()
    await app.newRecord(form.definition.title)
    const address = page.url()
    const filler = new FormFiller(page, form, loadLists('2026-11-20'), 'pointer')
    const typed = 'NGUYỄN THỊ MINH NGUYỆT, THÔN ĐÔNG, XÃ KIẾN MINH, SỐ NHÀ MƯỜI HAI'
    await filler.control('/requester/name').click()
    const began = Date.now()
    const marks: { readonly length: number; readonly at: number }[] = []
    for (const [index, letter] of [...typed].entries()) {
      await page.keyboard.type(letter, { delay: 60 })
      marks.push({ length: index + 1, at: Date.now() })
    }
    const killedAt = Date.now()
    killBrowser(profile)
    await context.close().catch(() => {})

    context = await launch()
    page = await context.newPage()
    app = new PhieuApp(page)
    await page.goto(address)
    await app.unlock('Nguyễn Thị Thu Hương')
    const kept = await new FormFiller(page, form, loadLists('2026-11-20'), 'pointer').control('/requester/name').inputValue()
    const due = marks.findLast((mark) => mark.at <= killedAt - 1_000)?.length ?? 0
    expect(killedAt - began).toBeGreaterThan(2_000)
    expect(typed.slice(0, kept.length)).toBe(kept)
    expect(kept.length).toBeGreaterThanOrEqual(due)
  } finally {
    await context.close().catch(() => {})
    rmSync(profile, { recursive: true, force: true })
  }
})
