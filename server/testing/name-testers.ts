import { sql } from 'kysely'
import type { TestPerson } from './test-people.ts'
import type { Db } from '../db/database.ts'

/** These people try the stored text of the version out, whatever its state. */
export const nameTesters = (owner: Db, formKey: string, version: number, ...testers: readonly TestPerson[]) =>
  sql`insert into form_tests (form_key, version, hash, canonical_text, testers, opened_at, opened_by)
    select form_key, version, hash, canonical_text, ${testers.map(({ userId }) => userId)}::uuid[], now(), ${testers[0]?.userId}::uuid
    from form_versions where form_key = ${formKey} and version = ${version}`.execute(owner)
