import { sql, type SqlBool } from 'kysely'
import { testKey } from '#core/form/test-key.ts'
import type { Reader } from '../../policies/reader.ts'
import { scopesAnsweredFor } from '../../policies/reader-actor.ts'

/**
 * Of rows of `records as r`: those that the reader sees, as `maySee` says it of one row. The reading role in the scope is asked
 * for by the caller; row-level security keeps the same line once more.
 */
export const seenBy = (reader: Pick<Reader, 'userId' | 'grants' | 'tests'>) =>
  sql<SqlBool>`(r.readers is null or ${reader.userId}::uuid = any (r.readers)
    or r.unit_id::text || '/*' = any (${[...scopesAnsweredFor(reader)]}::text[])
    or r.unit_id::text || '/' || r.form_key = any (${[...scopesAnsweredFor(reader)]}::text[]))
    and (right(r.form_key, 5) <> '~test' or r.form_key = any (${reader.tests.map(testKey)}::text[]))`

/** Whether an answer may hold several records of the row's form; null when the form is not known. */
export const bulkOf = sql<boolean | null>`(select f.bulk from form_versions f where f.form_key = split_part(r.form_key, '~', 1)
  and f.version = r.form_version)`.as('bulk')
