import type { Db } from '../../db/database.ts'
import type { FormFile } from '../../seed/read-definitions.ts'
import { importOutcome, type ImportOutcome } from './import-outcome.ts'

/** Brings a definition in as a draft; a draft of the same version is replaced, a published one never. */
export async function importForm(db: Db, form: FormFile): Promise<ImportOutcome> {
  const { key, version, title, department, translations } = form.definition
  return await db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('form_versions')
      .select(['hash', 'status', 'authors'])
      .where('form_key', '=', key)
      .where('version', '=', version)
      .forUpdate()
      .executeTakeFirst()
    const outcome = importOutcome(known, form.hash)
    const row = {
      hash: form.hash,
      definition: form.canonicalText,
      canonical_text: form.canonicalText,
      title,
      title_en: translations['en']?.title ?? title,
      department,
      verification: form.verification,
      bulk: form.definition.access?.export !== 'single',
    }
    if (outcome === 'added')
      await tx
        .insertInto('form_versions')
        .values({ form_key: key, version, ...row })
        .execute()
    if (outcome === 'replaced')
      await tx.updateTable('form_versions').set(row).where('form_key', '=', key).where('version', '=', version).execute()
    // Being verified is said beside the document, also about a published one.
    if (outcome === 'unchanged')
      await tx
        .updateTable('form_versions')
        .set({ verification: form.verification })
        .where('form_key', '=', key)
        .where('version', '=', version)
        .execute()
    return outcome
  })
}
