import { clerkOf } from './fixtures/clerk-of.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { expectStored } from './fixtures/expect-stored.ts'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadForm, loadLists, loadSample } from './fixtures/forms.ts'
import { expect, test } from './fixtures/test.ts'
import { vary } from './fixtures/vary.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const folder = 'industry-trade/household-business'

test('a household business is typed by keyboard into the RJSF form, accepted and stored as typed', async ({ page, api }) => {
  test.setTimeout(300_000)
  const form = loadForm(folder)
  const sample = loadSample(folder, 'valid-sole-owner')
  const values = vary(folder, sample.values, 7)
  const app = new PhieuApp(page)
  const session = await api.signIn(clerkOf(folder))
  await app.signIn(clerkOf(folder))
  await app.waitUntilSynced()
  await app.newRecord(form.definition.title)
  const engine = page.getByRole('button', { name: 'Biểu mẫu RJSF' })
  await engine.focus()
  await page.keyboard.press('Enter')
  await expect(engine).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('.ph-whole')).toBeAttached()
  await expectAccessible(page, 'RJSF form')

  const filler = new FormFiller(page, form, loadLists(sample.asOf), 'keyboard')
  await filler.fill(values)
  await app.waitUntilSaved()
  // The tab remembers the mode, the device the draft.
  await page.keyboard.press('Control+Enter')
  const [found] = await api.find({ q: await app.receipt() })
  const stored = await api.record(session.units[0]?.unitId ?? '', found?.recordId ?? '')
  expectStored(form, stored.values, values)
})
