import { parseFormDefinition } from '#core/form/parse.ts'
import type { VersionUpgrade } from '#core/form/upgrade/version-upgrade.ts'
import type { Db } from '../../db/database.ts'

/** The upgrade maps of the versions before one, drafts too: a version may have been skipped. Oldest first. */
export async function earlierUpgrades(db: Db, formKey: string, version: number): Promise<readonly VersionUpgrade[]> {
  const rows = await db
    .selectFrom('form_versions')
    .select(['version', 'canonical_text'])
    .where('form_key', '=', formKey)
    .where('version', '<', version)
    .orderBy('version')
    .execute()
  return rows.map((row) => {
    const parsed = parseFormDefinition(JSON.parse(row.canonical_text))
    return { version: row.version, steps: parsed.ok ? (parsed.value.upgrade ?? []) : [] }
  })
}
