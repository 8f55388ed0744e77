import type { RecordId, UnitId } from '#core/lib/ids.ts'
import type { NumberEntry, NumbersPage } from '#core/protocol/numbers.ts'
import { WITHDRAWAL_REASON } from '#core/record/make-operation.ts'
import { recordKey, type MockRecord, type MockState } from './mock-state.ts'

/** A number that was given, as the registry book keeps it. */
export interface MockNumber {
  readonly unitId: UnitId
  readonly formKey: string
  readonly series: string
  readonly year: number
  readonly split: readonly string[]
  readonly number: number
  readonly written: string
  readonly recordId: RecordId
  readonly at: string
}

function reasonOf({ state, reasons, comments, erasure }: MockRecord): string | null {
  switch (state.kind) {
    case 'withdrawn':
      return reasons.find((reason) => reason.ruleId === WITHDRAWAL_REASON)?.text ?? null
    case 'cancelled':
      return comments[0]?.text ?? null
    case 'erased':
      return erasure?.reason ?? null
    default:
      return null
  }
}

function entryOf(state: MockState, { split, number, written, recordId, at }: MockNumber, record: MockRecord): NumberEntry {
  const isBare = record.state.kind === 'erased' || state.forms.get(record.formRef)?.definition.access?.export === 'single'
  return {
    split: [...split],
    number,
    written: isBare ? String(number) : written,
    recordId,
    state: record.state,
    reason: reasonOf(record),
    at,
  }
}

/** All of it on one page; `sees` is whether the person sees the record. */
export function numbersPage(state: MockState, unitId: string, query: URLSearchParams, sees: (record: MockRecord) => boolean): NumbersPage {
  const wanted = state.numbers.filter(
    (entry) =>
      entry.unitId === unitId &&
      entry.formKey === query.get('formKey') &&
      entry.series === query.get('series') &&
      String(entry.year) === query.get('year'),
  )
  const order = ({ split, number }: MockNumber): string => JSON.stringify([...split, String(number).padStart(9, '0')])
  const numbers = wanted
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .flatMap((entry) => {
      const record = state.records.get(recordKey(entry))
      return record && sees(record) ? [entryOf(state, entry, record)] : []
    })
  return { numbers, next: null }
}
