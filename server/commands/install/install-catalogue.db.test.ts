import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { UserId } from '#core/lib/ids.ts'
import { readDefinitions, type Definitions } from '../../seed/read-definitions.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { listColumns, listTextFrom } from '../authoring/lists/list-work.ts'
import { claimInstallation } from './claim-installation.ts'
import { createFirstAdministrator } from './create-first-administrator.ts'
import { diffDefinitions } from './diff-definitions.ts'
import { importForm } from './import-form.ts'
import { installCatalogue } from './install-catalogue.ts'
import { publishCodeList } from './publish-code-list.ts'
import { publishForm } from './publish-form.ts'

let at: TestDatabase
let definitions: Definitions
const now = new Date('2026-11-20T02:00:00Z')
beforeAll(async () => {
  at = await testDatabase()
  definitions = await readDefinitions(fileURLToPath(new URL('../../../form-definitions', import.meta.url)))
})
afterAll(async () => await at.close())

const birth = () =>
  must(
    definitions.forms.find(({ definition }) => definition.key === 'birth-registration'),
    'the birth registration',
  )

test('the city’s 114 communes, its departments and its lists are installed, forms as drafts; again changes nothing', async () => {
  const first = await installCatalogue(at.owner, definitions, { publishForms: false, now })
  expect(first.problems).toEqual([])
  const again = await installCatalogue(at.owner, definitions, { publishForms: false, now })
  expect([...again.forms, ...again.lists].filter(({ outcome }) => outcome !== 'unchanged')).toEqual([])
  const communes = await at.db.selectFrom('units').select('commune_code').where('kind', '=', 'commune').execute()
  expect(communes).toHaveLength(114)
  const departments = await at.db.selectFrom('units').select('key').where('kind', 'in', ['department', 'sector']).execute()
  expect(departments.map(({ key }) => key)).toContain('science-technology')
  expect(departments.map(({ key }) => key)).toContain('courts')
  const drafts = await at.db.selectFrom('form_versions').select('status').distinct().execute()
  expect(drafts).toEqual([{ status: 'draft' }])
})

test('a draft is replaced by an import, a published text never changes', async () => {
  const changed = { ...birth(), hash: 'other', canonicalText: birth().canonicalText.replace('Tờ khai', 'Tờ  khai') }
  expect(await importForm(at.owner, changed)).toBe('replaced')
  expect(await importForm(at.owner, birth())).toBe('replaced')
  const publication = { formKey: 'birth-registration', version: 1, now }
  expect(await publishForm(at.owner, publication)).toEqual({ ok: true, value: { issues: [], losses: [], decisions: [] } })
  expect(await publishForm(at.owner, publication)).toEqual({ ok: true, value: { issues: [], losses: [], decisions: [] } })
  expect(await importForm(at.owner, changed)).toBe('kept')
  await expect(
    at.owner.updateTable('form_versions').set({ canonical_text: 'x' }).where('form_key', '=', 'birth-registration').execute(),
  ).rejects.toThrow(/cannot change/)
  await expect(at.owner.deleteFrom('form_versions').where('form_key', '=', 'birth-registration').execute()).rejects.toThrow(
    /cannot be deleted/,
  )
})

test('a draft that people write on the server is neither replaced nor published by a file of the same number', async () => {
  const communes = must(
    definitions.lists.find(({ list }) => list.key === 'communes'),
    'the list of communes',
  )
  const list = { ...communes.list, key: 'written-here', version: '2026-12-01' }
  const file = { ...communes, list, text: JSON.stringify(list), hash: 'b'.repeat(64) }
  const authors = [makeTestId<UserId>()]
  const written = { ...listColumns(listTextFrom(list, file.text, 'a'.repeat(64))), list_key: list.key, version: list.version, authors }
  await at.owner.insertInto('code_lists').values(written).execute()
  const { definition, canonicalText, hash } = birth()
  const next = { ...birth(), definition: { ...definition, key: 'written-form' }, hash: 'd'.repeat(64) }
  await importForm(at.owner, { ...next, hash })
  await at.owner
    .updateTable('form_versions')
    .set({ authors: authors as never })
    .where('form_key', '=', 'written-form')
    .execute()
  const report = await installCatalogue(
    at.owner,
    { ...definitions, lists: [communes, file], forms: [{ ...next, canonicalText }] },
    { publishForms: true, now },
  )
  expect([...report.lists, ...report.forms].filter(({ outcome }) => outcome === 'kept').map(({ name }) => name)).toEqual([
    'written-here@2026-12-01',
    'written-form@1',
  ])
  // Nor by the command line: a second person publishes.
  expect(await publishForm(at.owner, { formKey: 'written-form', version: 1, now })).toMatchObject({
    ok: false,
    error: [{ code: 'form.written-here', params: { form: 'written-form', version: 1 } }],
  })
  expect(await publishCodeList(at.owner, list.key, list.version, now)).toMatchObject({ ok: false, error: [{ code: 'list.written-here' }] })
  const lists = await at.owner.selectFrom('code_lists').select(['status', 'hash']).where('list_key', '=', list.key).execute()
  expect(lists).toEqual([{ status: 'draft', hash: 'a'.repeat(64) }])
  const forms = await at.owner.selectFrom('form_versions').select(['status', 'hash']).where('form_key', '=', 'written-form').execute()
  expect(forms).toEqual([{ status: 'draft', hash }])
})

test('the difference between files and server is told by version', async () => {
  const others = { ...definitions, forms: [{ ...birth(), hash: 'other' }], lists: [] }
  const found = await diffDefinitions(at.owner, others)
  expect(found.find(({ name }) => name === 'birth-registration@1')?.kind).toBe('changed-published')
  expect(found.find(({ name }) => name.startsWith('communes@'))?.kind).toBe('only-in-database')
})

test('a database keeps the mode of its first start', async () => {
  expect(await claimInstallation(at.owner, 'production')).toMatchObject({ ok: true, value: { seeded: false } })
  expect(await claimInstallation(at.owner, 'demo')).toMatchObject({ ok: false, error: [{ code: 'installation.mode' }] })
})

test('the first administrator is made once', async () => {
  const admin = { userId: makeTestId<UserId>(), username: 'quantri', name: 'Quản Trị', passwordHash: 'h', mustChangePassword: true }
  expect(await createFirstAdministrator(at.owner, { ...admin, username: 'Quản trị' })).toMatchObject({
    ok: false,
    error: [{ code: 'username.shape' }],
  })
  expect(await createFirstAdministrator(at.owner, admin)).toEqual({ ok: true, value: null })
  const second = await createFirstAdministrator(at.owner, { ...admin, userId: makeTestId<UserId>(), username: 'khac' })
  expect(second).toMatchObject({ ok: false, error: [{ code: 'administrator.exists', params: { username: 'quantri' } }] })
})
