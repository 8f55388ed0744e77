import type { Issue } from '#core/lib/issue.ts'
import { must } from '#core/lib/assert.ts'
import type { Db } from '../../db/database.ts'
import { cityUnits } from '../../seed/city-units.ts'
import type { Definitions } from '../../seed/read-definitions.ts'
import { importCodeList } from './import-code-list.ts'
import { importForm } from './import-form.ts'
import type { ImportOutcome } from './import-outcome.ts'
import { installUnits } from './install-units.ts'
import { publishCodeList } from './publish-code-list.ts'
import { publishForm } from './publish-form.ts'

export interface CatalogueReport {
  readonly units: number
  readonly lists: readonly InstalledVersion[]
  readonly forms: readonly InstalledVersion[]
  /** Files that could not be read, and what could not be published. */
  readonly problems: readonly { readonly file: string; readonly issues: readonly Issue[] }[]
}
export interface InstalledVersion {
  readonly name: string
  readonly outcome: ImportOutcome
}

/** Installs units and code lists (published: they are official) and forms (drafts, or published in the demonstration). Safe to repeat. */
export async function installCatalogue(
  owner: Db,
  definitions: Definitions,
  options: { publishForms: boolean; now: Date },
): Promise<CatalogueReport> {
  const problems = [...definitions.problems]
  const communes = must(definitions.lists.find(({ list }) => list.key === 'communes')?.list, 'the code list of communes is there')
  const units = await cityUnits(communes)
  await installUnits(owner, units)
  const lists: InstalledVersion[] = []
  for (const file of definitions.lists) {
    const outcome = await importCodeList(owner, file)
    lists.push({ name: `${file.list.key}@${file.list.version}`, outcome })
    // What people write on the server under the same number is theirs to publish.
    if (outcome === 'kept') continue
    const published = await publishCodeList(owner, file.list.key, file.list.version, options.now)
    if (!published.ok) problems.push({ file: file.file, issues: published.error })
  }
  const forms: InstalledVersion[] = []
  for (const file of definitions.forms) {
    const { key, version } = file.definition
    const outcome = await importForm(owner, file)
    forms.push({ name: `${key}@${version}`, outcome })
    if (!options.publishForms || outcome === 'kept') continue
    const published = await publishForm(owner, { formKey: key, version, now: options.now })
    if (!published.ok) problems.push({ file: file.file, issues: published.error })
  }
  return { units: units.length, lists, forms, problems }
}
