/** `npm run new-form -- <department>/<key>`: the folder of a new form with a small valid definition and two samples. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { existsSync, readdirSync } from 'node:fs'
import { newFormFiles, parseFormName } from './lib/new-form-files.ts'
import { randomFieldId } from './lib/random-field-id.ts'

const root = join(import.meta.dirname, '..', 'form-definitions')

function refuse(reason: string): never {
  console.error(reason)
  process.exit(1)
}

const name = parseFormName(process.argv[2])
if (name === null) {
  refuse(
    'Usage: npm run new-form -- <department>/<form-key>, e.g. justice/death-registration (small letters, digits, hyphens; 3 to 48 characters each)',
  )
}
// The key alone names the form in the whole city.
const taken = readdirSync(root, { withFileTypes: true }).find(
  (folder) => folder.isDirectory() && existsSync(join(root, folder.name, name.key, 'form.json')),
)
if (taken !== undefined) refuse(`There is a form of this key already: form-definitions/${taken.name}/${name.key}`)

const folder = join(root, name.department, name.key)
for (const [path, text] of Object.entries(newFormFiles(name, randomFieldId))) {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  // `wx`: never over a file that somebody has begun.
  await writeFile(file, text, { flag: 'wx' })
  console.log(`form-definitions/${name.department}/${name.key}/${path}`)
}
console.log('Next: write the questions into form.json, then npm run format. form-definitions/README.md says how.')
