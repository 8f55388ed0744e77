import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { expect, test } from 'vitest'
import { parseFormDefinition } from '#core/form/parse.ts'
import { formatFormFile, formFileKind } from './lib/format-form-file.ts'

const root = join(import.meta.dirname, '..', 'form-definitions')
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))

const noIds = (): string => {
  throw new Error('a field has no id: npm run format')
}

test('there are forms to look at', () => {
  expect(files.filter((path) => formFileKind(path) === 'definition').length).toBeGreaterThan(0)
})

test.each(files)('%s lies in its one layout, and is admitted when it is a form', (path) => {
  const text = readFileSync(join(root, path), 'utf8')
  const formatted = formatFormFile(text, formFileKind(path), noIds)
  // Compared as a flag: the difference of two long texts helps nobody, `npm run format` does.
  expect(formatted.ok && formatted.value === text).toBe(true)
  if (formFileKind(path) === 'definition') expect(parseFormDefinition(JSON.parse(text))).toMatchObject({ ok: true })
})

test('the folder of a form is named by its department and its key', () => {
  for (const path of files.filter((each) => formFileKind(each) === 'definition')) {
    const { department, key } = JSON.parse(readFileSync(join(root, path), 'utf8')) as { department: string; key: string } // admitted above
    expect(path).toBe(`${department}/${key}/form.json`)
  }
})

test('the department of a form is a unit of the city', () => {
  const units = JSON.parse(readFileSync(join(root, '..', 'server', 'seed', 'data', 'units.json'), 'utf8')) as {
    departments: readonly { key: string }[]
  } // what the server starts with
  const keys = new Set(units.departments.map((unit) => unit.key))
  for (const path of files.filter((each) => formFileKind(each) === 'definition')) {
    const { department } = JSON.parse(readFileSync(join(root, path), 'utf8')) as { department: string } // admitted above
    expect([path, keys.has(department)]).toEqual([path, true])
  }
})
