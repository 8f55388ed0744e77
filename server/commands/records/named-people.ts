import { vietnamDay } from '#core/lib/calendar.ts'
import type { RecordMessage } from '#core/protocol/records.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Reader } from '../../policies/reader.ts'
import { mayName, type RowFacts } from '../../policies/row-access.ts'
import { peopleOf, unitPeople } from '../review/unit-people.ts'

/** Who sees the record by name, and for the data owner whom to choose from; nothing where everybody of the unit sees it. */
export async function namedPeople(tx: Tx, reader: Reader, row: RowFacts, now: number): Promise<Pick<RecordMessage, 'access'>> {
  if (row.readers === null) return {}
  const readers = [...(await peopleOf(tx, row.readers))]
  if (!mayName(reader, row)) return { access: { readers } }
  return { access: { readers, people: [...(await unitPeople(tx, row, vietnamDay(now)))] } }
}
