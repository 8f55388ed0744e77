/**
 * `node scripts/format-forms.ts [--check]`: every JSON file below `form-definitions/` in its one layout, definitions canonical
 * and with an id for each field. `--check` writes nothing and fails on a file that is not so. Both tell what parsing refuses.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { parseFormDefinition } from '#core/form/parse.ts'
import type { Issue } from '#core/lib/issue.ts'
import { formatFormFile, formFileKind } from './lib/format-form-file.ts'
import { randomFieldId } from './lib/random-field-id.ts'

const root = join(import.meta.dirname, '..', 'form-definitions')
const isCheck = process.argv.includes('--check')

interface Outcome {
  /** Path below `form-definitions/`. */
  readonly path: string
  readonly isChanged: boolean
  readonly issues: readonly Issue[]
}

async function formatFile(file: string): Promise<Outcome> {
  const path = relative(root, file).split(sep).join('/')
  const text = await readFile(file, 'utf8')
  const kind = formFileKind(path)
  const formatted = formatFormFile(text, kind, randomFieldId)
  if (!formatted.ok) return { path, isChanged: false, issues: formatted.error }
  const isChanged = formatted.value !== text
  if (isChanged && !isCheck) await writeFile(file, formatted.value)
  const parsed = kind === 'definition' ? parseFormDefinition(JSON.parse(formatted.value)) : null
  return { path, isChanged, issues: parsed === null || parsed.ok ? [] : parsed.error }
}

const entries = await readdir(root, { recursive: true, withFileTypes: true })
const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json')).map((entry) => join(entry.parentPath, entry.name))
const outcomes = await Promise.all(files.toSorted().map(formatFile))

for (const { path, isChanged, issues } of outcomes) {
  if (isChanged)
    console.log(isCheck ? `not in its layout, run npm run format: form-definitions/${path}` : `formatted: form-definitions/${path}`)
  for (const { code, path: pointer, params } of issues)
    console.error(`form-definitions/${path}#${pointer}: ${code} ${JSON.stringify(params)}`)
}
if (outcomes.some(({ isChanged, issues }) => issues.length > 0 || (isCheck && isChanged))) process.exitCode = 1
