/**
 * `npm run new-form -- <department>/<key>`: the folder of a new form with a small valid definition and two samples.
 * `--from <file>`: with the fields of that file. A `.json` is a JSON Schema (draft-04 to 2020-12) or RJSF's pair `{schema, uiSchema}`;
 * an `.xlsx` with a sheet `survey` is an XLSForm; any other `.xlsx`, or a `.csv`, is data, with a heading above its rows (the first sheet that has any);
 * any other file is an outline, one field a line, or a table with tabs between its cells.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { existsSync, readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { CodeList } from '#core/form/code-list.ts'
import { issue, type Issue } from '#core/lib/issue.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { jsonSource } from '#core/form/import/json-source.ts'
import { isXlsForm } from '#core/form/import/xlsform/from-xlsform.ts'
import { readSpreadsheet } from '#core/spreadsheet/read-spreadsheet.ts'
import { spreadsheetLimits } from '#core/spreadsheet/spreadsheet.ts'
import { definitionWords } from './lib/definition-words.ts'
import { importedFormFiles, newFormFiles, parseFormName, type FormFiles, type FormName, type FormSource } from './lib/new-form-files.ts'
import { randomFieldId } from './lib/random-field-id.ts'

const root = join(import.meta.dirname, '..', 'form-definitions')
/** A definition has 512 kB; a schema of several times that is none for a form. */
const MOST_BYTES = 4_000_000

function refuse(reason: string): never {
  console.error(reason)
  process.exit(1)
}

const words = await definitionWords()
const wordsOf = (issues: readonly Issue[]): string => issues.flatMap(words).join('\n  ')

async function textFrom(file: string): Promise<string> {
  const size = await stat(file).catch(() => refuse(`Không đọc được tệp · cannot read ${file}`))
  if (size.size > MOST_BYTES) refuse(`Tệp lớn quá ${MOST_BYTES} byte · the file is larger than that: ${file}`)
  return readFile(file, 'utf8')
}

function schemaFrom(file: string, text: string): FormSource {
  const read = jsonSource(text)
  if (!read.ok) return refuse(`Tệp không dùng được · the file cannot be used: ${file}\n  ${wordsOf(read.error)}`)
  if (read.value.kind === 'schema') return read.value.source
  const { schema, uiSchema } = read.value.form
  return { schema: schema as unknown as JsonObject, uiSchema: uiSchema as JsonObject } // JSON by their types
}

async function plainFrom(file: string): Promise<FormSource> {
  const text = await textFrom(file)
  return file.endsWith('.json') ? schemaFrom(file, text) : { outline: text }
}

async function dataFrom(file: string): Promise<FormSource> {
  const size = await stat(file).catch(() => refuse(`Không đọc được tệp · cannot read ${file}`))
  if (size.size > spreadsheetLimits.bytes) refuse(wordsOf([issue('sheet.too-big', '', { limit: spreadsheetLimits.bytes / 1_000_000 })]))
  const read = readSpreadsheet(new Uint8Array(await readFile(file)), basename(file))
  if (!read.ok) return refuse(wordsOf([read.error]))
  if (read.value.notes.length > 0) console.log(wordsOf(read.value.notes))
  if (isXlsForm(read.value.sheets)) return { xlsForm: read.value.sheets }
  const sheet = read.value.sheets.find(({ rows }) => rows.length > 0) ?? { name: '', rows: [] }
  return { sheet, lists: [] }
}

/** Beside the lists that there are; `wx` when they are written, so that none is lost. */
const listFiles = (lists: readonly CodeList[]): FormFiles =>
  Object.fromEntries(lists.map((list) => [join('..', '..', 'code-lists', `${list.key}.json`), `${JSON.stringify(list, null, 2)}\n`]))

async function filesFrom(file: string, form: FormName): Promise<FormFiles> {
  const source = /\.(csv|xlsx)$/i.test(file) ? await dataFrom(file) : await plainFrom(file)
  const made = importedFormFiles(form, source, randomFieldId)
  if (!made.ok) return refuse(`Không thành biểu mẫu · no form can be made of ${file}\n  ${wordsOf(made.error)}`)
  if (made.value.notes.length > 0)
    console.log(`Đoán ra, hoặc không mang sang nguyên vẹn · guessed, or not carried over as it was:\n  ${wordsOf(made.value.notes)}`)
  return { ...made.value.files, ...listFiles(made.value.lists) }
}

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { from: { type: 'string' } } })
const name = parseFormName(positionals[0])
if (name === null) {
  refuse(
    'Usage: npm run new-form -- <department>/<form-key> [--from schema.json | outline.txt | data.csv | data.xlsx | xlsform.xlsx], e.g. justice/death-registration (small letters, digits, hyphens; 3 to 48 characters each)',
  )
}
// The key alone names the form in the whole city.
const taken = readdirSync(root, { withFileTypes: true }).find(
  (folder) => folder.isDirectory() && existsSync(join(root, folder.name, name.key, 'form.json')),
)
if (taken !== undefined) refuse(`There is a form of this key already: form-definitions/${taken.name}/${name.key}`)

const folder = join(root, name.department, name.key)
const files = options.from === undefined ? newFormFiles(name, randomFieldId) : await filesFrom(resolve(options.from), name)
for (const [path, text] of Object.entries(files)) {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  // `wx`: never over a file that somebody has begun.
  await writeFile(file, text, { flag: 'wx' })
  console.log(relative(join(root, '..'), file))
}
console.log(
  options.from === undefined
    ? 'Next: write the questions into form.json, then npm run format. form-definitions/README.md says how.'
    : 'Next: say in form.json who answers for the data and why they are collected, add samples, then npm run format. form-definitions/README.md says how.',
)
