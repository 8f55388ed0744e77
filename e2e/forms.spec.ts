import type { CompiledForm } from '#core/form/compiled-form.ts'
import { isJsonObject, type JsonObject } from '#core/lib/json.ts'
import { templateOf } from '#core/lib/record-path.ts'
import type { Reason } from '#core/record/draft.ts'
import { clerkOf } from './fixtures/clerk-of.ts'
import { everything } from './fixtures/everything.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { expectStored } from './fixtures/expect-stored.ts'
import { FormFiller } from './fixtures/form-filler.ts'
import { formFolders, loadForm, loadLists, loadSample, sampleNames, type FormFolder, type Sample } from './fixtures/forms.ts'
import { expect, test } from './fixtures/test.ts'
import { vary } from './fixtures/vary.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

/** In `npm test` the first valid sample of a form, the first and the last invalid one, by name; the validator's own tests have all. */
const some = (names: readonly string[], kind: 'valid' | 'invalid'): readonly string[] =>
  everything ? names : names.filter((_, at) => at === 0 || (kind === 'invalid' && at === names.length - 1))

/** The forms whose invalid samples are typed in `npm test`: a correction with a reason, rows with a reference, a civil status; `npm run test:long` types all. */
const refusedAtOnce: ReadonlySet<FormFolder> = new Set([
  'agriculture-environment/fishing-vessel',
  'industry-trade/household-business',
  'justice/birth-registration',
])

/** What no screen lets anybody type; the server refuses it when it comes all the same. */
const neverTyped: ReadonlySet<string> = new Set([
  'unknown-property',
  'enum',
  'code.unknown',
  'code.not-in-filter',
  'row-id',
  'type',
  'file.type',
])
/** Months are offered, those to come are not. */
const notOffered: ReadonlySet<string> = new Set(['invalid-month-in-future', 'invalid-year-for-month'])
const isTypeable = (name: string, sample: Sample): boolean =>
  !notOffered.has(name) && (sample.issues ?? []).every((issue) => !neverTyped.has(issue.code))

/** A reference is chosen among records of the unit: the business typed just before, any school of the commune. */
const references: Readonly<Record<string, string>> = { '/previous_registration': '02A8012345', '/school': 'Trường' }
const last = (folder: FormFolder, names: readonly string[]): string[] =>
  folder === 'industry-trade/household-business'
    ? names.toSorted((a, b) => Number(a.includes('after-earlier')) - Number(b.includes('after-earlier')))
    : [...names]

/** The business that it follows is found in this city, where it is still open. */
const followsOpen: readonly Reason[] = [{ ruleId: 'prevopen', at: '/previous_registration', text: 'Hộ trước đang làm thủ tục chấm dứt.' }]
const reasonsOf = (name: string, sample: Sample): readonly Reason[] =>
  name === 'valid-closed-after-earlier' ? followsOpen : (sample.reasons ?? [])

/** Row ids are made on the device. */
const plainReasons = (reasons: readonly Reason[]): string[] =>
  reasons.map(({ ruleId, at, text }) => `${ruleId} ${templateOf(at)} ${text}`).toSorted()

/** A record reference is the record that was found, whichever; the rest is what was typed. */
function withoutReferences(form: CompiledForm, values: JsonObject): JsonObject {
  const names = new Set(form.nodes.filter((node) => node.type === 'record-ref' && node.parent === null).map((node) => node.name))
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)))
}

// Each test has records of its own, so that the longest file of all is shared by the workers.
test.describe.configure({ mode: 'parallel' })

for (const folder of formFolders) {
  test(`${folder}: each valid sample is typed, accepted and stored as typed`, async ({ page, api }) => {
    test.setTimeout(900_000)
    const form = loadForm(folder)
    const app = new PhieuApp(page)
    const session = await api.signIn(clerkOf(folder))
    const unitId = session.units[0]?.unitId ?? ''
    await app.signIn(clerkOf(folder))
    await app.waitUntilSynced()
    for (const [turn, name] of some(last(folder, sampleNames(folder, 'valid')), 'valid').entries()) {
      await test.step(name, async () => {
        const sample = loadSample(folder, name)
        const values = vary(folder, sample.values, turn * 2)
        if (sample.previous) {
          expect((await api.push(session, form, vary(folder, sample.previous, turn * 2 - 1))).kind).toBe('applied')
          await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
          await app.waitUntilSynced()
        }
        await app.newRecord(form.definition.title)
        const filler = new FormFiller(page, form, loadLists(sample.asOf), 'pointer', { references })
        await filler.fill(values)
        await filler.giveReasons(reasonsOf(name, sample), values)
        if (turn === 0) await expectAccessible(page, folder)
        await app.submitButton().click()
        // A warning at a field that nobody was in is told only now.
        const told = page.getByRole('alert').getByRole('listitem').first()
        await expect(told.or(page.getByTestId('receipt')).first()).toBeVisible({ timeout: 45_000 })
        if (await told.isVisible()) {
          await filler.giveReasons(reasonsOf(name, sample), values)
          await app.submitButton().click()
        }
        const [found] = await api.find({ q: await app.receipt() })
        const stored = await api.record(unitId, found?.recordId ?? '')
        expectStored(form, withoutReferences(form, stored.values), withoutReferences(form, values))
        for (const node of form.nodes.filter((one) => one.type === 'record-ref' && one.parent === null))
          expect(isJsonObject(stored.values[node.name])).toBe(values[node.name] !== undefined)
        expect(plainReasons(stored.revisions[0]?.reasons ?? [])).toEqual(plainReasons(reasonsOf(name, sample)))
      })
    }
  })

  if (!everything && !refusedAtOnce.has(folder)) continue
  test(`${folder}: each invalid sample is refused at its fields and stays on the device`, async ({ page, api }) => {
    test.setTimeout(900_000)
    const form = loadForm(folder)
    const app = new PhieuApp(page)
    const clerk = clerkOf(folder, 'cathai')
    const session = await api.signIn(clerk)
    await app.signIn(clerk)
    await app.waitUntilSynced()
    for (const name of some(sampleNames(folder, 'invalid'), 'invalid')) {
      await test.step(name, async () => {
        const sample = loadSample(folder, name)
        const issues = sample.issues ?? []
        if (!isTypeable(name, sample)) {
          const outcome = await api.push(session, form, sample.values, [...(sample.reasons ?? [])])
          expect(outcome).toMatchObject({ kind: 'quarantined', reason: 'invalid' })
          if (outcome.kind === 'quarantined')
            expect(outcome.issues.map(({ code, path }) => `${code} ${path}`).toSorted()).toEqual(
              issues.map(({ code, path }) => `${code} ${path}`).toSorted(),
            )
          return
        }
        const values = vary(folder, sample.values, 0, '31914')
        if (sample.previous) {
          expect((await api.push(session, form, vary(folder, sample.previous, -1, '31914'))).kind).toBe('applied')
          await page.getByRole('button', { name: 'Gửi và nhận ngay' }).click()
          await app.waitUntilSynced()
        }
        await app.newRecord(form.definition.title)
        const filler = new FormFiller(page, form, loadLists(sample.asOf), 'direct', { references, typing: 'paste' })
        await filler.fill(name.includes('period') ? sample.values : values)
        await filler.giveReasons(sample.reasons ?? [], values)
        await app.submitButton().click()
        await expect(page.getByRole('alert').getByRole('listitem').first()).toBeVisible()
        if (sample.reasons !== undefined) {
          await filler.giveReasons(sample.reasons, values)
          await app.submitButton().click()
        }
        await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(issues.length)
        for (const [at, issue] of issues.entries()) {
          // The summary's entry leads to the field, whichever page it lies on.
          await page.getByRole('alert').getByRole('listitem').nth(at).getByRole('button').click()
          expect(await page.evaluate(() => document.activeElement?.id)).toMatch(/^f-|^:/)
          await expect(filler.messages(issue.path, sample.values).first()).toBeVisible()
        }
        await app.go('Việc của tôi')
      })
    }
  })
}
