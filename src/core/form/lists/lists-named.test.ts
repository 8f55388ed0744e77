import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formsRoot, jsonFilesIn, readJson } from '#testing/form-samples.ts'
import type { JsonObject } from '../../lib/json.ts'
import { compileForm } from '../compile.ts'
import { parseFormDefinition } from '../parse.ts'
import { smallDefinition } from '../testing/small-definition.ts'
import { listsNamed } from './lists-named.ts'

const files = readdirSync(formsRoot, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name === 'form.json')
  .map((entry) => join(entry.parentPath, entry.name))

test('the lists that a text names are those of the compiled form', () => {
  expect(files.length).toBeGreaterThan(10)
  expect(jsonFilesIn(join(formsRoot, 'code-lists')).length).toBeGreaterThan(10)
  for (const file of files) {
    const document = readJson<JsonObject>(file)
    const parsed = parseFormDefinition(document)
    const form = parsed.ok ? compileForm(parsed.value) : parsed
    if (!form.ok) throw new Error(`${file}: ${JSON.stringify(form.error)}`)
    expect([...listsNamed(document)].toSorted(), file).toEqual(form.value.lists)
  }
})

test('a rule that looks into a list names it, in either kind of quotes; a text that only mentions it does not', () => {
  const document = { ...smallDefinition(), note: 'xem communes', rules: [{ when: `code_name("provinces", x) != in_list( 'sexes', y)` }] }
  expect([...listsNamed(JSON.parse(JSON.stringify(document)))].toSorted()).toEqual(['provinces', 'sexes'])
})
