import { expectStored } from './fixtures/expect-stored.ts'
import { FormFiller } from './fixtures/form-filler.ts'
import { type FormFolder, formFolders, loadForm, loadLists, loadSample, sampleNames } from './fixtures/forms.ts'
import { expect, test } from './fixtures/test.ts'
import { vary } from './fixtures/vary.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

/** What no screen lets anybody type; the server refuses it when it comes all the same. */
const notTypeable: ReadonlySet<string> = new Set([
  'invalid-unknown-property',
  'invalid-unknown-country',
  'invalid-commune-of-another-province',
  'invalid-duplicate-row-id',
  'invalid-unknown-status',
  'invalid-commune-outside-city',
  'invalid-month-in-future',
  'invalid-year-for-month',
])
/** A reference is chosen among records of the city: here the business typed just before. */
const references: Readonly<Record<string, string>> = { '/previous_registration': '02A8012345' }
const last = (folder: FormFolder, names: readonly string[]): string[] =>
  folder === 'industry-trade/household-business'
    ? names.toSorted((a, b) => Number(a.includes('after-earlier')) - Number(b.includes('after-earlier')))
    : [...names]

for (const folder of formFolders) {
  test(`${folder}: each valid sample is typed, accepted and stored as typed`, async ({ page, api }) => {
    test.setTimeout(300_000)
    const form = loadForm(folder)
    const app = new PhieuApp(page)
    const session = await api.signIn('nhap.thuynguyen')
    const unitId = session.units[0]?.unitId ?? ''
    await app.signIn('nhap.thuynguyen')
    await app.waitUntilSynced()
    for (const [turn, name] of last(folder, sampleNames(folder, 'valid')).entries()) {
      await test.step(name, async () => {
        const sample = loadSample(folder, name)
        const values = vary(folder, sample.values, turn * 2)
        if (sample.previous) {
          expect((await api.push(session, form, vary(folder, sample.previous, turn * 2 - 1))).kind).toBe('applied')
          await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
          await app.waitUntilSynced()
        }
        await app.newRecord(form.definition.title)
        const filler = new FormFiller(page, form, loadLists(sample.asOf), 'pointer', references)
        await filler.fill(values)
        await filler.giveReasons(sample.reasons ?? [])
        await app.submitButton().click()
        const [found] = await api.find({ q: await app.receipt() })
        const stored = await api.record(unitId, found?.recordId ?? '')
        const { previous_registration: chosen, ...typed } = values
        const { previous_registration: kept, ...rest } = stored.values
        expectStored(form, rest, typed)
        expect(kept === undefined).toBe(chosen === undefined)
        expect(stored.revisions[0]?.reasons ?? []).toEqual(sample.reasons ?? [])
      })
    }
  })

  test(`${folder}: each invalid sample is refused at its fields and stays on the device`, async ({ page, api }) => {
    test.setTimeout(400_000)
    const form = loadForm(folder)
    const app = new PhieuApp(page)
    const session = await api.signIn('nhap.cathai')
    await app.signIn('nhap.cathai')
    await app.waitUntilSynced()
    for (const name of sampleNames(folder, 'invalid')) {
      await test.step(name, async () => {
        const sample = loadSample(folder, name)
        const issues = sample.issues ?? []
        if (notTypeable.has(name)) {
          const outcome = await api.push(session, form, sample.values, [...(sample.reasons ?? [])])
          expect(outcome).toMatchObject({ kind: 'quarantined', reason: 'invalid' })
          if (outcome.kind === 'quarantined')
            expect(outcome.issues.map((issue) => issue.path).toSorted()).toEqual(issues.map((issue) => issue.path).toSorted())
          return
        }
        const values = vary(folder, sample.values, 0, '31914')
        if (sample.previous) {
          expect((await api.push(session, form, vary(folder, sample.previous, -1, '31914'))).kind).toBe('applied')
          await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
          await app.waitUntilSynced()
        }
        await app.newRecord(form.definition.title)
        const filler = new FormFiller(page, form, loadLists(sample.asOf), 'pointer', references)
        await filler.fill(name.includes('period') ? sample.values : values)
        await filler.giveReasons(sample.reasons ?? [])
        await app.submitButton().click()
        await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(issues.length)
        for (const issue of issues) await expect(filler.messages(issue.path, sample.values).first()).toBeVisible()
        await page.getByRole('alert').getByRole('listitem').first().getByRole('button').click()
        expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^f-|^:/)
        await app.go('Việc của tôi')
      })
    }
  })
}
