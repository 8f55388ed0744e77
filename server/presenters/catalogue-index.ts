import { sql } from 'kysely'
import { testKey } from '#core/form/test-key.ts'
import type { CodeListIndex, FormIndex } from '#core/protocol/catalogue.ts'
import type { UnitId } from '#core/lib/ids.ts'
import { formVersionsWithOwner } from '../db/queries/form-versions.ts'
import type { Db } from '../db/database.ts'
import { inForce } from '../policies/in-force.ts'
import { reachesRecords } from '../policies/reader-actor.ts'
import type { Reader } from '../policies/reader.ts'

/** The unit for which the reader makes records of a form. */
const unitOf = (reader: Reader, formKey: string): UnitId | null => {
  const grants = reader.grants.filter((grant) => grant.formKey === '*' || grant.formKey === formKey)
  return (grants.find((grant) => grant.role === 'clerk') ?? grants[0])?.unitId ?? null
}

/** Every version that is published, closing or closed, newest first; `current` is the one that new records use. */
export async function formIndex(db: Db, reader: Reader, now: Date): Promise<FormIndex['forms']> {
  const keys = new Set(reader.grants.map((grant) => grant.formKey))
  const rows = await formVersionsWithOwner(db)
    .select([
      'f.form_key',
      'f.version',
      'f.hash',
      'f.title',
      'f.title_en',
      'f.department',
      'f.verification',
      'f.status',
      'f.opens_at',
      'f.first_units',
      'f.first_opens_at',
      'd.name as department_name',
    ])
    .where('f.status', 'not in', ['draft', 'in-review'])
    .orderBy('f.form_key')
    .orderBy('f.version', 'desc')
    .execute()
  // One version a form: whoever works for several units uses that of the first.
  const current = new Map(
    [...Map.groupBy(rows, (row) => row.form_key)].map(([key, versions]) => [key, inForce(versions, unitOf(reader, key), now)?.version]),
  )
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
      ...(row.status === 'published' || row.status === 'closing' || row.status === 'closed' ? { state: row.status } : {}),
    }))
}

/** The versions that the reader was named to try out. */
export async function triedForms(db: Db, reader: Reader): Promise<FormIndex['forms']> {
  const rows = await formVersionsWithOwner(db)
    .innerJoin('form_tests as t', (join) => join.onRef('t.form_key', '=', 'f.form_key').onRef('t.version', '=', 'f.version'))
    .select(['f.form_key', 'f.version', 't.hash', 'f.department', 'f.verification', 'd.name as department_name'])
    .select([
      sql<string>`t.canonical_text::jsonb ->> 'title'`.as('title'),
      sql<string>`coalesce(t.canonical_text::jsonb #>> '{translations,en,title}', '')`.as('title_en'),
    ])
    .where(sql<boolean>`${reader.userId}::uuid = any (t.testers)`)
    .orderBy('f.form_key')
    .execute()
  // Who was named and works with no records any more sees no more of it.
  const own = rows.filter((row) => reachesRecords(reader, row.form_key))
  return own.map((row) => ({
    key: testKey(row.form_key),
    version: row.version,
    hash: row.hash,
    title: row.title,
    titleEn: row.title_en,
    department: row.department,
    departmentName: row.department_name ?? row.department,
    verification: row.verification,
    test: true,
    current: true,
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
