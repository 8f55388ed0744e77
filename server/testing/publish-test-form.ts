import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { assert } from '#core/lib/assert.ts'
import { publishForm } from '../commands/install/publish-form.ts'
import { importForm } from '../commands/install/import-form.ts'
import type { TestServer } from './test-server.ts'

interface TestForm {
  readonly definition: FormDefinition
  readonly text: string
  readonly form: CompiledForm
}

/** Publishes a form that is none of the repository's in a test's own database. */
export async function publishTestForm(server: TestServer, { definition, text, form }: TestForm): Promise<CompiledForm> {
  const { owner } = server.database
  await importForm(owner, {
    file: `${definition.key}.json`,
    definition,
    canonicalText: text,
    hash: form.hash,
    verification: 'draft-unverified',
  })
  const { key, version } = definition
  const published = await publishForm(owner, { formKey: key, version, now: new Date() })
  assert(published.ok, `${key} is published: ${JSON.stringify(published)}`)
  return form
}
