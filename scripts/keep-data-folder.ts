/**
 * `node scripts/keep-data-folder.ts <data folder> <file>.json.br`: keeps what the (stopped) demonstration server's data folder holds,
 * for the test that the next version takes it over (`server/testing/data-folders/`). Run it with the code that made the folder, at the
 * end of a version that changed the tables.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { startEmbedded } from '#server/db/embedded/start-embedded.ts'
import { withClient } from '#server/db/prepare-database.ts'
import { dumpTables, packKept } from '#server/testing/kept-data-folder.ts'

const [folder, file] = process.argv.slice(2)
if (!folder || !file) {
  console.error('node scripts/keep-data-folder.ts <thư mục dữ liệu · data folder> <tệp · file>.json.br')
  process.exit(1)
}
const started = await startEmbedded(resolve(folder))
if (!started.ok) throw new Error(JSON.stringify(started.error))
const secrets: unknown = JSON.parse(await readFile(join(folder, 'secrets.json'), 'utf8'))
const dumped = await withClient(started.value.urlOf('postgres', 'phieu'), dumpTables)
await writeFile(file, await packKept({ ...dumped, secrets }))
await started.value.stop()
console.log(
  Object.entries(dumped.tables)
    .map(([table, rows]) => `${rows.length}\t${table}`)
    .join('\n'),
)
