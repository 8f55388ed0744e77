import { sql, type Insertable } from 'kysely'
import { must } from '#core/lib/assert.ts'
import type { Tables } from './database.ts'

type Columns<T extends keyof Tables> = (keyof Insertable<Tables[T]> & string)[]

const plain = (value: unknown): string => {
  if (value === undefined || value === null) return 'null'
  // Column types are not needed for it: PostgreSQL reads the hexadecimal form into bytea.
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
  // A text cut in the middle of a character would be no JSON to PostgreSQL.
  return JSON.stringify(typeof value === 'string' ? value.toWellFormed() : value)
}

/**
 * What `insertInto(table).columns(columns).expression(rows)` takes: all rows as one parameter. As parameters of their own, thousands of
 * values take the driver and PostgreSQL longer to read than the rows take to write.
 * @param rows at least one, all with the same columns
 * @param json the columns that hold JSON text already
 */
export function manyRows<T extends keyof Tables & string>(table: T, rows: readonly Insertable<Tables[T]>[], json: Columns<T> = []) {
  const first = must(rows[0], 'there are rows')
  // Every name is a column of the type.
  const columns = Object.keys(first) as Columns<T>
  const isJson = new Set<string>(json)
  const names = columns.map((column) => ({ column, key: `${JSON.stringify(column)}:`, isText: isJson.has(column) }))
  const texts = rows.map((row) => {
    const members = names.map(({ column, key, isText }) => {
      const value: unknown = row[column]
      return key + (isText && typeof value === 'string' ? value : plain(value))
    })
    return `{${members.join(',')}}`
  })
  const listed = sql.join(columns.map((column) => sql.ref(column)))
  const expression = sql`select ${listed} from json_populate_recordset(null::${sql.table(table)}, ${`[${texts.join(',')}]`}::json)`
  return { columns, expression }
}
