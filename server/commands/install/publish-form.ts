import { compileForm } from '#core/form/compile.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { upgradeReport, type UpgradeReport } from '#core/form/upgrade/upgrade-report.ts'
import type { UserId } from '#core/lib/ids.ts'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { earlierUpgrades } from '../catalogue/earlier-upgrades.ts'
import type { Db } from '../../db/database.ts'

export interface Publication {
  readonly formKey: string
  readonly version: number
  /** Null: by the command line. */
  readonly by: UserId | null
  readonly now: Date
}

const nothingToMove: UpgradeReport = { issues: [], losses: [], decisions: [] }

/**
 * Makes a draft the version that new records use; it never changes again. Publishing what is published is no error.
 * Tells what moving the records of the version before loses, and what it leaves to people; a map that is not total is refused.
 * Issues: `form.unknown`, `form.department` {key}, `form.list-missing` {list}, `upgrade.…` and those of parsing and compiling.
 */
export async function publishForm(db: Db, { formKey, version, by, now }: Publication): Promise<Result<UpgradeReport>> {
  const row = await db
    .selectFrom('form_versions')
    .select(['status', 'canonical_text', 'department'])
    .where('form_key', '=', formKey)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) return err([issue('form.unknown', '', { form: formKey, version })])
  if (row.status !== 'draft') return ok(nothingToMove)
  const definition = parseFormDefinition(JSON.parse(row.canonical_text))
  if (!definition.ok) return definition
  const form = compileForm(definition.value, await earlierUpgrades(db, formKey, version))
  if (!form.ok) return form
  const before = await versionBefore(db, formKey, version)
  const report = before === null ? nothingToMove : upgradeReport(before, form.value)
  const lists = await db.selectFrom('code_lists').select('list_key').where('status', '<>', 'draft').execute()
  const known = new Set(lists.map((list) => list.list_key))
  const missing = form.value.lists.filter((list) => !known.has(list))
  const department = await db.selectFrom('units').select('unit_id').where('key', '=', row.department).executeTakeFirst()
  const issues = [
    ...report.issues,
    ...missing.map((list) => issue('form.list-missing', '', { list })),
    ...(department ? [] : [issue('form.department', '/department', { key: row.department })]),
  ]
  if (issues.length > 0) return err(issues)
  await db
    .updateTable('form_versions')
    .set({ status: 'published', published_at: now, published_by: by })
    .where('form_key', '=', formKey)
    .where('version', '=', version)
    .where('hash', '=', form.value.hash)
    .execute()
  return ok(report)
}

/** The newest published version before this one: that of the records which move on. Null when there is none, or this server cannot read it. */
async function versionBefore(db: Db, formKey: string, version: number): Promise<CompiledForm | null> {
  const row = await db
    .selectFrom('form_versions')
    .select('canonical_text')
    .where('form_key', '=', formKey)
    .where('version', '<', version)
    .where('status', '<>', 'draft')
    .orderBy('version', 'desc')
    .executeTakeFirst()
  const definition = row && parseFormDefinition(JSON.parse(row.canonical_text))
  const form = definition?.ok ? compileForm(definition.value) : null
  return form?.ok ? form.value : null
}
