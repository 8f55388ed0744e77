import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Db } from '../../db/database.ts'
import { readDefinitions } from '../../seed/read-definitions.ts'

async function writeIfOther(file: string, text: string): Promise<boolean> {
  if ((await readFile(file, 'utf8').catch(() => null)) === text) return false
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  return true
}

async function exportForm(folder: string, file: string, row: { canonical_text: string; verification: string }): Promise<string[]> {
  const written = (await writeIfOther(join(folder, file), row.canonical_text)) ? [file] : []
  const meta = join(dirname(file), 'meta.json')
  // What an author wrote beside the form stays; a new form gets the state that the server knows.
  const known = await readFile(join(folder, meta), 'utf8').catch(() => null)
  if (known !== null) return written
  await writeIfOther(join(folder, meta), `${JSON.stringify({ verification: row.verification }, null, 2)}\n`)
  return [...written, meta]
}

/**
 * Writes the newest version of every form and code list of the server into a folder laid out like `form-definitions/`, byte for
 * byte as stored. @returns the files that changed
 */
export async function exportDefinitions(db: Db, folder: string): Promise<string[]> {
  const present = await readDefinitions(folder)
  const fileOf = new Map(present.forms.map(({ definition, file }) => [definition.key, file]))
  const forms = await db
    .selectFrom('form_versions')
    .select(['form_key', 'department', 'canonical_text', 'verification'])
    .distinctOn('form_key')
    .orderBy('form_key')
    .orderBy('version', 'desc')
    .execute()
  const lists = await db
    .selectFrom('code_lists')
    .select(['list_key', 'canonical_text'])
    .distinctOn('list_key')
    .orderBy('list_key')
    .orderBy('version', 'desc')
    .execute()
  const written: string[] = []
  for (const row of forms)
    written.push(...(await exportForm(folder, fileOf.get(row.form_key) ?? `${row.department}/${row.form_key}/form.json`, row)))
  for (const row of lists) {
    const file = `code-lists/${row.list_key}.json`
    if (await writeIfOther(join(folder, file), row.canonical_text)) written.push(file)
  }
  return written
}
