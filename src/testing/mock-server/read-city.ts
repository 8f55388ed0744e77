import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { CodeList } from '#core/form/code-list.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { cityOf, type CityDocuments } from './city-documents.ts'
import type { MockCity } from './mock-city.ts'

const root = new URL('../../../', import.meta.url)

// The documents have tests of their own, which check their shape.
const read = async <T>(path: string): Promise<T> => JSON.parse(await readFile(new URL(path, root), 'utf8')) as T

async function readAll<T>(pattern: string): Promise<T[]> {
  const paths: string[] = []
  for await (const path of glob(pattern, { cwd: fileURLToPath(root) })) paths.push(path)
  return Promise.all(paths.sort().map((path) => read<T>(path)))
}

/** The demonstration city from the files of the repository, for tests in Node. */
export async function readCity(): Promise<MockCity> {
  const documents: CityDocuments = {
    city: await read('form-definitions/demo/city.json'),
    units: await read('server/seed/data/units.json'),
    definitions: await readAll<FormDefinition>('form-definitions/*/*/form.json'),
    codeLists: await readAll<CodeList>('form-definitions/code-lists/*.json'),
  }
  return cityOf(documents)
}
