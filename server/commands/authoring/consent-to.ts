import type { CatalogueTx } from './form-events.ts'

/** The newest consent to this very text. */
export async function consentTo(
  db: CatalogueTx,
  row: { readonly form_key: string; readonly version: number; readonly hash: string },
): Promise<{ readonly by: string; readonly at: string } | null> {
  const found = await db
    .selectFrom('form_consents')
    .select(['by_name', 'at'])
    .where('form_key', '=', row.form_key)
    .where('version', '=', row.version)
    .where('hash', '=', row.hash)
    .executeTakeFirst()
  return found ? { by: found.by_name, at: found.at.toISOString() } : null
}
