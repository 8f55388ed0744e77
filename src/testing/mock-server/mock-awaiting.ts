import type { FileValue } from '#core/form/field-types/file-value.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { receiptNumber } from '#core/lib/receipt-number.ts'
import { filesNamed } from '#core/record/files-named.ts'
import { filesAtPaths, filesOf } from '#core/record/files-of.ts'
import { unitOf } from './mock-city.ts'
import type { MockRecord, MockState } from './mock-state.ts'
import { nextNumber } from './next-number.ts'

const ended: readonly string[] = ['withdrawn', 'cancelled', 'erased']

/** Nobody waits for the files of such a record. */
export const hasEnded = ({ state }: Pick<MockRecord, 'state'>): boolean => ended.includes(state.kind)

export const fileKey = ({ unitId }: Pick<MockRecord, 'unitId'>, { sha256, type, size }: Omit<FileValue, 'name'>): string =>
  `${unitId}/${sha256} ${type} ${size}`

/** What the record names as it stands: values, those that wait for a choice, a correction that was asked for, and whatever was kept aside. */
function namedNow({ forms }: MockState, record: MockRecord): readonly FileValue[] {
  const form = forms.get(record.formRef)
  if (form === undefined || hasEnded(record)) return []
  const waiting = Object.entries(record.conflicts).flatMap(([path, values]) => values.map(({ value }) => [path, value] as const))
  const asked = Object.entries(record.correction?.operation.changes ?? {}).map(([path, { value }]) => [path, value] as const)
  return [
    ...filesOf(form, record.values),
    ...filesAtPaths(form, [...waiting, ...asked]),
    ...filesNamed(keptAside(record)).filter(({ sha256 }) => !record.lostFiles.includes(sha256)),
  ]
}

/** By every revision, and by the correction. */
const keptAside = ({ revisions, correction }: MockRecord): JsonValue => [
  ...revisions.map(({ orphans = {} }) => orphans),
  { ...correction?.operation.orphans },
]

/** The record with what it awaits now and every file that it ever named; with its receipt as soon as it awaits none. */
export function withFiles(state: MockState, { awaitingFiles: _then, ...record }: MockRecord): MockRecord {
  const named = namedNow(state, record)
  const missing = named.filter((file) => !state.files.has(fileKey(record, file))).map(({ sha256 }) => sha256)
  const awaiting = [...new Set(missing)].sort()
  const isErased = record.state.kind === 'erased'
  // Operations and decisions that bring nothing new are not looked at: their files were named before.
  const brought = filesNamed([
    record.values,
    record.conflicts,
    record.correction?.operation.changes,
    keptAside(record),
  ] as unknown as JsonValue) // JSON, all of them
  const kept: MockRecord = { ...record, files: isErased ? [] : [...record.files, ...brought] }
  if (awaiting.length > 0) return { ...kept, awaitingFiles: awaiting }
  return kept.receipt === '' && !hasEnded(record) ? { ...kept, receipt: receiptOf(state, record) } : kept
}

function receiptOf(state: MockState, { unitId }: MockRecord): string {
  const year = Number(vietnamDay(state.clock()).slice(0, 4))
  return receiptNumber(unitOf(state.city, unitId)?.code ?? 'X', year, nextNumber(state, `receipt ${unitId}`))
}
