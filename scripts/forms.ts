/**
 * `npm run forms -- diff | import [key…] | publish <key>@<version>… | export [folder]`: carries forms and code lists between
 * `form-definitions/` and a server. Imported ones are drafts until published. `diff` ends with 1 when there are differences.
 * `--from <folder>`: another folder laid out like `form-definitions/`, for a city that keeps its own elsewhere.
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { diffDefinitions, type DefinitionDifference } from '#server/commands/install/diff-definitions.ts'
import { exportDefinitions } from '#server/commands/install/export-definitions.ts'
import { importCodeList } from '#server/commands/install/import-code-list.ts'
import { importForm } from '#server/commands/install/import-form.ts'
import { publishCodeList } from '#server/commands/install/publish-code-list.ts'
import { publishForm } from '#server/commands/install/publish-form.ts'
import type { Db } from '#server/db/database.ts'
import { openToolDatabase } from '#server/open-tool-database.ts'
import { readDefinitions, type Definitions } from '#server/seed/read-definitions.ts'
import { startMessages } from '#server/start-messages.ts'
import type { Issue } from '#core/lib/issue.ts'
import { definitionWords } from './lib/definition-words.ts'

const usage = `npm run forms -- diff
npm run forms -- import [key…]                 nhập thành bản nháp · import as drafts
                 --from <folder>               từ thư mục khác, cũng cho diff · from another folder, for diff too
npm run forms -- publish <key>@<version>…      công bố · publish
npm run forms -- export [folder]               ghi ra tệp · write files (form-definitions/)`

const marks: Readonly<Record<DefinitionDifference['kind'], string>> = {
  same: '=',
  'only-in-files': '+ chỉ có trong tệp (only in files)',
  'only-in-database': '- chỉ có trên máy chủ (only on the server)',
  'changed-draft': '~ khác bản nháp (differs from the draft)',
  'changed-published': '! khác bản đã công bố, hãy tăng phiên bản (differs from the published one; raise the version)',
}

const words = await definitionWords()
const wordsOf = (issues: readonly Issue[]): string => issues.flatMap(words).join('\n    ')

/** Each answers whether everything went well. */
async function diff(owner: Db, definitions: Definitions): Promise<boolean> {
  const differences = (await diffDefinitions(owner, definitions)).filter(({ kind }) => kind !== 'same')
  for (const { what, name, kind } of differences)
    console.log(`${what === 'form' ? 'biểu mẫu · form' : 'danh mục · list'}  ${name}  ${marks[kind]}`)
  if (differences.length === 0) console.log('Không có khác biệt. · No differences.')
  return differences.length === 0
}

async function importAll(owner: Db, { forms, lists }: Definitions, keys: readonly string[]): Promise<boolean> {
  const wanted = (key: string): boolean => keys.length === 0 || keys.includes(key)
  const outcomes: [string, string][] = []
  for (const file of lists)
    if (wanted(file.list.key)) outcomes.push([`${file.list.key}@${file.list.version}`, await importCodeList(owner, file)])
  for (const file of forms)
    if (wanted(file.definition.key)) outcomes.push([`${file.definition.key}@${file.definition.version}`, await importForm(owner, file)])
  for (const [name, outcome] of outcomes) console.log(`${outcome.padEnd(10)} ${name}`)
  const unknown = keys.filter((key) => !outcomes.some(([name]) => name.startsWith(`${key}@`)))
  if (unknown.length > 0) console.error(`Không thấy · not found: ${unknown.join(', ')}`)
  return unknown.length === 0 && outcomes.every(([, outcome]) => outcome !== 'kept')
}

async function publish(owner: Db, names: readonly string[]): Promise<boolean> {
  let good = names.length > 0
  for (const name of names) {
    const [key = '', version = ''] = name.split('@')
    const now = new Date()
    const isList = /^\d{4}-\d{2}-\d{2}$/.test(version)
    const published = isList
      ? await publishCodeList(owner, key, version, now)
      : await publishForm(owner, { formKey: key, version: Number(version), now })
    good &&= published.ok
    if (!published.ok) {
      console.error(`✗ ${name}\n    ${wordsOf(published.error)}`)
      continue
    }
    console.log(`✓ ${name}`)
    if (!published.value) continue
    const { losses, decisions } = published.value
    if (losses.length > 0) console.log(`  Hồ sơ cũ mất · old records lose:\n    ${wordsOf(losses)}`)
    if (decisions.length > 0) console.log(`  Người phải quyết ở hồ sơ cũ · people decide in old records:\n    ${wordsOf(decisions)}`)
  }
  return good
}

async function run(owner: Db, command: string, rest: readonly string[]): Promise<boolean> {
  if (command === 'publish') return await publish(owner, rest)
  if (command === 'export') {
    const files = await exportDefinitions(owner, rest[0] === undefined ? root : resolve(rest[0]))
    console.log(files.length === 0 ? 'Không có gì thay đổi. · Nothing changed.' : files.join('\n'))
    return true
  }
  const definitions = await readDefinitions(root)
  for (const { file, issues } of definitions.problems) console.error(`✗ ${file}\n    ${wordsOf(issues)}`)
  const done = command === 'diff' ? await diff(owner, definitions) : await importAll(owner, definitions, rest)
  return done && definitions.problems.length === 0
}

const {
  positionals: [command = '', ...rest],
  values: { from },
} = parseArgs({ allowPositionals: true, options: { from: { type: 'string' } } })
const root = from === undefined ? join(import.meta.dirname, '..', 'form-definitions') : resolve(from)
if (!['diff', 'import', 'publish', 'export'].includes(command)) {
  console.error(usage)
  process.exit(2)
}
const opened = await openToolDatabase()
if (!opened.ok) {
  console.error(startMessages(opened.error).join('\n'))
  process.exit(1)
}
try {
  process.exitCode = (await run(opened.value.owner, command, rest)) ? 0 : 1
} finally {
  await opened.value.close()
}
