import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formsRoot } from './form-samples.ts'
import type { FormDefinition } from '../core/form/definition.ts'
import { parseFormDefinition } from '../core/form/parse.ts'

/** Every form of `form-definitions/`, for tests. */
export const allForms: readonly FormDefinition[] = globSync(join(formsRoot, '*/*/form.json')).map((file) => {
  const parsed = parseFormDefinition(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.error)}`)
  return parsed.value
})
