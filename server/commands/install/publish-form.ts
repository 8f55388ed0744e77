import { compileForm } from '#core/form/compile.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import type { UserId } from '#core/lib/ids.ts'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Db } from '../../db/database.ts'

export interface Publication {
  readonly formKey: string
  readonly version: number
  /** Null: by the command line. */
  readonly by: UserId | null
  readonly now: Date
}

/**
 * Makes a draft the version that new records use; it never changes again. Publishing what is published is no error.
 * Issues: `form.unknown`, `form.department` {key}, `form.list-missing` {list}, and those of parsing and compiling.
 */
export async function publishForm(db: Db, { formKey, version, by, now }: Publication): Promise<Result<null>> {
  const row = await db
    .selectFrom('form_versions')
    .select(['status', 'canonical_text', 'department'])
    .where('form_key', '=', formKey)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row) return err([issue('form.unknown', '', { form: formKey, version })])
  if (row.status !== 'draft') return ok(null)
  const definition = parseFormDefinition(JSON.parse(row.canonical_text))
  if (!definition.ok) return definition
  const form = compileForm(definition.value)
  if (!form.ok) return form
  const lists = await db.selectFrom('code_lists').select('list_key').where('status', '<>', 'draft').execute()
  const known = new Set(lists.map((list) => list.list_key))
  const missing = form.value.lists.filter((list) => !known.has(list))
  const department = await db.selectFrom('units').select('unit_id').where('key', '=', row.department).executeTakeFirst()
  const issues = [
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
  return ok(null)
}
