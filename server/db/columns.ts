import type { ColumnType, Generated } from 'kysely'

/** jsonb: read parsed, written as JSON text (pg would turn a JavaScript array into a PostgreSQL array). */
export type Json<T> = ColumnType<T, string, string>
export type JsonWithDefault<T> = ColumnType<T, string | undefined, string>
/** bigint: counters stay far below 2^53, so the pool reads them as numbers. */
export type Counter = Generated<number>
/** timestamptz: an instant. */
export type Instant = ColumnType<Date, Date | string, Date | string>
export type InstantNow = ColumnType<Date, Date | string | undefined, Date | string>
/** date: an ISO day as text; the pool never makes a Date of it, which would shift it by the server's time zone. */
export type Day = string
