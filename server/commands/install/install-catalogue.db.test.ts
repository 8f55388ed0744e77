import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalText, formHash } from '#core/form/canonical.ts'
import type { CodeList } from '#core/form/code-list.ts'
import { codeListHash } from '#core/form/lists/code-list-hash.ts'
import { must } from '#core/lib/assert.ts'
import type { UserId } from '#core/lib/ids.ts'
import { readDefinitions, type Definitions } from '../../seed/read-definitions.ts'
import { makeTestId } from '../../testing/make-test-id.ts'
import { testDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { listColumns, listTextFrom } from '../authoring/lists/list-work.ts'
import { loadGrants } from '../session/load-grants.ts'
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

test('which unit makes the forms of every department is the city’s to say', async () => {
  const makers = await at.db.selectFrom('units').select('key').where('makes_forms', '=', true).execute()
  expect(makers).toEqual([{ key: 'science-technology' }])
  const user = { user_id: makeTestId<UserId>(), username: 'author', name: 'Người soạn', post: '', password_hash: '' }
  await at.owner.insertInto('users').values(user).execute()
  const { unit_id } = await at.owner.selectFrom('units').select('unit_id').where('key', '=', 'city-office').executeTakeFirstOrThrow()
  await at.owner.insertInto('grants').values({ user_id: user.user_id, role: 'form-author', unit_id, form_key: '*' }).execute()
  const reader = async () => (await loadGrants(at.db, user.user_id, now.getTime())).map(({ ofAgency }) => ofAgency)
  expect(await reader()).toEqual([false])
  await at.owner.updateTable('units').set({ makes_forms: true }).where('unit_id', '=', unit_id).execute()
  expect(await reader()).toEqual([true])
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

test('a form that does not say what publishing asks for stays a draft, whatever publishes it', async () => {
  const { definition } = birth()
  const silent = { ...definition, key: 'silent-form', purpose: ' ', retention: { ...definition.retention, basis: ' ' } }
  const file = { ...birth(), definition: silent, canonicalText: canonicalText(silent), hash: formHash(silent) }
  const report = await installCatalogue(at.owner, { ...definitions, forms: [file] }, { publishForms: true, now })
  const asked = [{ code: 'publish.purpose' }, { code: 'publish.retention' }]
  expect(report.problems).toMatchObject([{ file: file.file, issues: asked }])
  expect(await publishForm(at.owner, { formKey: 'silent-form', version: 1, now })).toMatchObject({ ok: false, error: asked })
  const rows = await at.owner.selectFrom('form_versions').select('status').where('form_key', '=', 'silent-form').execute()
  expect(rows).toEqual([{ status: 'draft' }])
})

test('a file without a code that was published is not published: codes are retired, not left out', async () => {
  const communes = must(
    definitions.lists.find(({ list }) => list.key === 'communes'),
    'the list of communes',
  )
  const versionOf = (version: string, items: CodeList['items']) => {
    const list = { ...communes.list, key: 'market-areas', version, items }
    return { ...communes, list, text: JSON.stringify(list), hash: codeListHash(list) }
  }
  const [kept, lost] = communes.list.items
  if (!kept || !lost) throw new Error('two communes at least')
  const lists = [communes, versionOf('2026-11-01', [kept, lost]), versionOf('2026-12-01', [kept])]
  const report = await installCatalogue(at.owner, { ...definitions, lists, forms: [] }, { publishForms: true, now })
  expect(report.problems).toMatchObject([{ issues: [{ code: 'list.code-lost', params: { code: lost.code } }] }])
  const rows = await at.owner
    .selectFrom('code_lists')
    .select(['version', 'status'])
    .where('list_key', '=', 'market-areas')
    .orderBy('version')
    .execute()
  expect(rows).toEqual([
    { version: '2026-11-01', status: 'published' },
    { version: '2026-12-01', status: 'draft' },
  ])
  // Retired it may go out.
  const mended = versionOf('2026-12-01', [kept, { ...lost, to: '2026-11-30' }])
  const again = await installCatalogue(at.owner, { ...definitions, lists: [communes, mended], forms: [] }, { publishForms: true, now })
  expect(again).toMatchObject({ problems: [], lists: [{}, { outcome: 'replaced' }] })
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
