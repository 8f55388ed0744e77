import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compileForm } from '#core/form/compile.ts'
import { must } from '#core/lib/assert.ts'
import { everyTypeForm, everyTypeValues } from '#testing/every-type-form.ts'
import { expectAccessible } from './fixtures/expect-accessible.ts'
import { expectStored } from './fixtures/expect-stored.ts'
import { FormFiller } from './fixtures/form-filler.ts'
import { loadLists } from './fixtures/forms.ts'
import { publishTestForm } from './fixtures/publish-form.ts'
import { expect, test } from './fixtures/test.ts'
import { PhieuApp } from './page-models/phieu-app.ts'

const compiled = compileForm(everyTypeForm)
const form = must(compiled.ok ? compiled.value : null, JSON.stringify(compiled))
const recording = readFileSync(join(resolve(import.meta.dirname, 'fixtures/files'), 'loi-ke.webm'))
const values = everyTypeValues({
  sha256: createHash('sha256').update(recording).digest('hex'),
  size: recording.length,
  type: 'audio/webm',
  name: 'loi-ke.webm',
})

test('every field type that the shipped forms lack is filled in by keyboard alone, accepted, stored and read back as typed', async ({
  page,
  server,
  api,
}) => {
  test.setTimeout(300_000)
  await publishTestForm(server.dataFolder, everyTypeForm, 'nhap.khcn')
  const session = await api.signIn('nhap.khcn')
  const app = new PhieuApp(page)
  await app.signIn('nhap.khcn')
  await app.waitUntilSynced()
  await app.newRecord(everyTypeForm.title)
  await expectAccessible(page, 'a form of every new type')
  await new FormFiller(page, form, loadLists('2026-11-20'), 'keyboard').fill(values)
  await app.submitButton().press('Enter')
  const [found] = await api.find({ q: await app.receipt() })
  const stored = await api.record(session.units[0]?.unitId ?? '', found?.recordId ?? '')
  expectStored(form, stored.values, values)
  expect(stored.values['hidden']).toBe('Mẫu 2026')
  expect(stored.values).not.toHaveProperty('note')
})
