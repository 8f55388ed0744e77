import type { Kysely } from 'kysely'
import type { PeopleTables } from './tables-people.ts'
import type { CatalogueTables } from './tables-catalogue.ts'
import type { RecordTables } from './tables-records.ts'
import type { AuditTables } from './tables-audit.ts'
import type { FileTables } from './tables-files.ts'

/** Every table as Kysely sees it; the schema itself, with the reasons, is in `migrations/0001-foundation.sql`. */
export type Tables = PeopleTables & CatalogueTables & RecordTables & FileTables & AuditTables

/** Hand it to commands; open transactions only through `inTransaction`, or row-level security shows nothing. */
export type Db = Kysely<Tables>
