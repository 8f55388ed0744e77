import { sql } from 'kysely'
import type { UnitId } from '#core/lib/ids.ts'
import { formVersionsWithOwner } from '../../db/queries/form-versions.ts'
import type { Role } from '#core/protocol/session.ts'
import { formRoles } from '../../policies/form-roles.ts'
import { isInForce, isOpenEverywhere } from '../../policies/in-force.ts'
import type { Reader } from '../../policies/reader.ts'
import { mayWorkOnForm, type VersionFacts } from '../../policies/version-policy.ts'
import type { CatalogueTx } from './form-events.ts'

/** Versions with the unit that owns the form; of one form, or of all. Newest first. */
export const versionRows = (db: CatalogueTx, formKey: string | null) =>
  formVersionsWithOwner(db)
    .select([
      'f.form_key',
      'f.version',
      'f.hash',
      'f.title',
      'f.title_en',
      'f.department',
      'f.verification',
      'f.status',
      'f.authors',
      'f.notes',
      'f.remark',
      'f.due_on',
      'f.opens_at',
      'f.first_units',
      'f.first_opens_at',
      'f.closing_at',
      'f.changed_at',
      'f.published_by',
      'u.unit_id as department_id',
      'd.name as department_name',
      sql<string | null>`f.definition ->> 'owner'`.as('owner'),
    ])
    .$if(formKey !== null, (query) => query.where('f.form_key', '=', formKey ?? ''))
    .orderBy('f.form_key')
    .orderBy('f.version', 'desc')

export type VersionRow = Awaited<ReturnType<ReturnType<typeof versionRows>['execute']>>[number]

export const textOf = async (db: CatalogueTx, row: Pick<VersionRow, 'form_key' | 'version'>): Promise<string> =>
  (
    await db
      .selectFrom('form_versions')
      .select('canonical_text')
      .where('form_key', '=', row.form_key)
      .where('version', '=', row.version)
      .executeTakeFirstOrThrow()
  ).canonical_text

export const rolesOn = (reader: Reader, row: { readonly form_key: string; readonly department_id: UnitId | null }): ReadonlySet<Role> =>
  formRoles(reader, row.form_key, row.department_id)

/** A version that the reader works on, with its neighbours; null when there is none for them. */
export async function findVersion(
  db: CatalogueTx,
  reader: Reader,
  formKey: string,
  version: number,
): Promise<{ readonly row: VersionRow; readonly all: readonly VersionRow[]; readonly roles: ReadonlySet<Role> } | null> {
  const all = await versionRows(db, formKey).execute()
  const row = all.find((each) => each.version === version)
  if (!row) return null
  const roles = rolesOn(reader, row)
  return mayWorkOnForm(roles) ? { row, all, roles } : null
}

const isUnpublished = ({ status }: VersionRow): boolean => status === 'draft' || status === 'in-review'

/** @param all every version of the form */
export const factsOf = (row: VersionRow, all: readonly VersionRow[], reader: Reader, awaitsConsent: boolean, now: Date): VersionFacts => ({
  state: row.status,
  isAuthor: row.authors.includes(reader.userId),
  isCurrent: isInForce(all, row, now),
  isOpen: isOpenEverywhere(row, now),
  isVerified: row.verification === 'verified',
  hasOtherDraft: all.some((other) => other.version !== row.version && isUnpublished(other)),
  awaitsConsent,
})
