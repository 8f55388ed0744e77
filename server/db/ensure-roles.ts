import type { Client } from 'pg'
import { escapeIdentifier, escapeLiteral } from 'pg'

const exists = async (client: Client, role: string): Promise<boolean> =>
  (await client.query('select from pg_roles where rolname = $1', [role])).rowCount === 1

async function ensureRole(client: Client, role: string, login: { password: string } | null): Promise<void> {
  if (await exists(client, role)) return
  const attributes = login ? `login password ${escapeLiteral(login.password)}` : 'nologin'
  await client.query(`create role ${escapeIdentifier(role)} nosuperuser nocreatedb nocreaterole nobypassrls ${attributes}`)
}

/** Embedded: the superuser makes the three roles with their passwords, and the database. Safe to repeat. */
export async function ensureEmbeddedRoles(client: Client, passwords: { owner: string; app: string }): Promise<void> {
  await ensureRole(client, 'phieu_owner', { password: passwords.owner })
  await ensureRole(client, 'phieu_app', { password: passwords.app })
  await ensureRole(client, 'phieu_analyst', null)
}

export async function ensureDatabase(client: Client, name: string): Promise<void> {
  const found = await client.query('select from pg_database where datname = $1', [name])
  if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(name)} owner phieu_owner`)
}

/**
 * A city's own database: the account of DATABASE_OWNER_URL makes what is missing, as far as its rights go
 * (CREATEROLE; otherwise the administrator makes `phieu_owner`, `phieu_app`, `phieu_analyst` beforehand).
 * The account of DATABASE_URL becomes a member of `phieu_app`.
 */
export async function ensureExternalRoles(client: Client, appUrl: string): Promise<void> {
  const app = new URL(appUrl)
  const appUser = decodeURIComponent(app.username)
  await ensureRole(client, 'phieu_owner', null)
  await ensureRole(client, 'phieu_analyst', null)
  await ensureRole(client, appUser, { password: decodeURIComponent(app.password) })
  await ensureRole(client, 'phieu_app', null)
  const { rows } = await client.query<{ owner: boolean; app: boolean; me: string; database: string; creates: boolean }>(
    `select pg_has_role('phieu_owner', 'set') as owner, pg_has_role($1, 'phieu_app', 'usage') as app, current_user as me,
       current_database() as database,
       has_schema_privilege('phieu_owner', 'public', 'create') and has_database_privilege('phieu_owner', current_database(), 'create') as creates`,
    [appUser],
  )
  const now = rows[0]
  if (!now) return
  if (!now.owner) await client.query(`grant phieu_owner to ${escapeIdentifier(now.me)} with set true, inherit true`)
  if (!now.app) await client.query(`grant phieu_app to ${escapeIdentifier(appUser)}`)
  if (!now.creates) {
    await client.query('grant create on schema public to phieu_owner')
    await client.query(`grant create on database ${escapeIdentifier(now.database)} to phieu_owner`)
  }
}
