import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { publishStops } from '#core/form/publishing/publish-issues.ts'
import { upgradeReport, type UpgradeReport } from '#core/form/upgrade/upgrade-report.ts'
import { issue, type Issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import { earlierUpgrades } from '../catalogue/earlier-upgrades.ts'
import type { CatalogueTx } from './form-events.ts'

export interface JudgedVersion {
  readonly form: CompiledForm
  /** The version whose records move on to this one; null when there is none, or this server cannot read it. */
  readonly before: CompiledForm | null
  /** What that way loses, and what it leaves to people. */
  readonly report: UpgradeReport
  /** What publishing asks for and is not there. */
  readonly missing: readonly Issue[]
}

export const nothingToMove: UpgradeReport = { issues: [], losses: [], decisions: [] }

interface VersionText {
  readonly form_key: string
  readonly version: number
  readonly hash: string
  readonly canonical_text: string
}

/**
 * Whether a text may be published. Issues: those of parsing and compiling, `upgrade.…` of a map that is not total, `form.list-missing`
 * {list}, `form.department` {key}, `form.not-canonical`.
 */
export async function judgeVersion(db: CatalogueTx, row: VersionText): Promise<Result<JudgedVersion>> {
  const definition = parseFormDefinition(JSON.parse(row.canonical_text))
  if (!definition.ok) return definition
  const form = compileForm(definition.value, await earlierUpgrades(db, row.form_key, row.version))
  if (!form.ok) return form
  const before = await versionBefore(db, row.form_key, row.version)
  const report = before === null ? nothingToMove : upgradeReport(before, form.value)
  const issues: Issue[] = [
    ...report.issues,
    ...(await missingLists(db, form.value)),
    ...(await departmentIssues(db, definition.value.department)),
    ...(form.value.hash === row.hash ? [] : [issue('form.not-canonical')]),
  ]
  return issues.length > 0 ? err(issues) : ok({ form: form.value, before, report, missing: publishStops(definition.value) })
}

async function missingLists(db: CatalogueTx, form: CompiledForm): Promise<readonly Issue[]> {
  const lists = await db.selectFrom('code_lists').select('list_key').where('status', '<>', 'draft').execute()
  const known = new Set(lists.map((list) => list.list_key))
  return form.lists.filter((list) => !known.has(list)).map((list) => issue('form.list-missing', '', { list }))
}

async function departmentIssues(db: CatalogueTx, key: string): Promise<readonly Issue[]> {
  const department = await db.selectFrom('units').select('unit_id').where('key', '=', key).executeTakeFirst()
  return department ? [] : [issue('form.department', '/department', { key })]
}

/** The newest version before this one that records may be of. */
async function versionBefore(db: CatalogueTx, formKey: string, version: number): Promise<CompiledForm | null> {
  const row = await db
    .selectFrom('form_versions')
    .select('canonical_text')
    .where('form_key', '=', formKey)
    .where('version', '<', version)
    .where('status', 'not in', ['draft', 'in-review'])
    .orderBy('version', 'desc')
    .executeTakeFirst()
  const definition = row && parseFormDefinition(JSON.parse(row.canonical_text))
  const form = definition?.ok ? compileForm(definition.value) : null
  return form?.ok ? form.value : null
}
