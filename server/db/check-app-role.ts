import { sql } from 'kysely'
import { issue } from '#core/lib/issue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Db } from './database.ts'

/**
 * Refuses an application role that row-level security would not bind: a superuser, one with BYPASSRLS, the owner of the
 * tables, or a member of any of these; and one that lacks the rights of `phieu_app`.
 */
export async function checkAppRole(db: Db): Promise<Result<null>> {
  const { rows } = await sql<{ role: string; unbound: boolean; owner: boolean; app: boolean }>`
    select current_user as role,
      exists (select from pg_roles r where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member')) as unbound,
      exists (
        select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relname = 'records' and pg_has_role(current_user, c.relowner, 'member')) as owner,
      pg_has_role(current_user, 'phieu_app', 'usage') as app`.execute(db)
  const found = rows[0]
  if (found?.unbound || found?.owner) return err([issue('database.role-unbound', 'DATABASE_URL', { role: found.role })])
  if (!found?.app) return err([issue('database.role-missing', 'DATABASE_URL', { role: found?.role ?? '' })])
  return ok(null)
}
