import type { CodeListIndex, FormIndex } from '#core/protocol/catalogue.ts'
import type { Db } from '../db/database.ts'
import type { Reader } from '../policies/reader.ts'

/** Every version that is published or closed, newest first; `current` is the one that new records use. */
export async function formIndex(db: Db, reader: Reader): Promise<FormIndex['forms']> {
  const keys = new Set(reader.grants.map((grant) => grant.formKey))
  const rows = await db
    .selectFrom('form_versions as f')
    .leftJoin('units as u', 'u.key', 'f.department')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('unit_names as n')
          .select('n.name')
          .whereRef('n.unit_id', '=', 'u.unit_id')
          .orderBy('n.valid_from', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .select([
      'f.form_key',
      'f.version',
      'f.hash',
      'f.title',
      'f.title_en',
      'f.department',
      'f.verification',
      'f.status',
      'd.name as department_name',
    ])
    .where('f.status', '<>', 'draft')
    .orderBy('f.form_key')
    .orderBy('f.version', 'desc')
    .execute()
  const current = new Map<string, number>()
  for (const row of rows) if (row.status === 'published' && !current.has(row.form_key)) current.set(row.form_key, row.version)
  return rows
    .filter((row) => keys.has('*') || keys.has(row.form_key))
    .map((row) => ({
      key: row.form_key,
      version: row.version,
      hash: row.hash,
      title: row.title,
      titleEn: row.title_en,
      department: row.department,
      departmentName: row.department_name ?? row.department,
      verification: row.verification,
      current: current.get(row.form_key) === row.version,
    }))
}

/** Versions are days of issue, so the newest text is the newest version. */
export async function codeListIndex(db: Db): Promise<CodeListIndex['lists']> {
  const rows = await db
    .selectFrom('code_lists')
    .select(['list_key', 'version', 'status'])
    .where('status', '<>', 'draft')
    .orderBy('list_key')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row, i) => ({ key: row.list_key, version: row.version, current: rows[i - 1]?.list_key !== row.list_key }))
}
