import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { FileValue } from '#core/form/field-types/file-value.ts'
import { assert } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { UserId } from '#core/lib/ids.ts'
import type { PulledRecord } from '#core/protocol/pull.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { ErasureMessage, RecordMessage, RevisionMessage } from '#core/protocol/records.ts'
import type { Reason } from '#core/record/draft.ts'
import type { Operation } from '#core/record/operation.ts'
import type { FieldComment } from '#core/record/review.ts'
import type { MockDraft } from './mock-authoring.ts'
import { withFiles } from './mock-awaiting.ts'
import type { MockCity } from './mock-city.ts'
import { nextNumber } from './next-number.ts'
import type { MockNumber } from './mock-numbers.ts'

/** A record with its history, oldest revision first. */
export interface MockRecord extends Omit<PulledRecord, 'kind' | 'reasons'> {
  readonly formKey: string
  readonly holderId: UserId
  /** Of the newest revision. */
  readonly authorId: UserId
  readonly reasons: readonly Reason[]
  readonly assigned: Readonly<Record<string, string>>
  readonly revisions: readonly (RevisionMessage & { readonly authorId: UserId })[]
  /** The last approval or return. */
  readonly decided: { readonly revision: number; readonly comments: readonly FieldComment[] } | null
  /** Who sees it, the maker first; null: everybody whose role reaches it. */
  readonly readers: readonly UserId[] | null
  /** Who saw it once and sees it no longer, with the place in the feed where their devices learn it. */
  readonly hiddenFrom: Readonly<Record<UserId, number>>
  /** The newest request to erase it, with who asked. */
  readonly erasure: (ErasureMessage & { readonly requestedBy: UserId }) | null
  /** Every file that it ever named. */
  readonly files: readonly FileValue[]
  /** Of what is kept aside those that nobody waits for any more. */
  readonly lostFiles: readonly string[]
  readonly correction: { readonly operation: Operation; readonly message: NonNullable<RecordMessage['correction']> } | null
}

/** A file as it lies here: what it was checked to be, and its bytes. */
export interface MockUpload {
  readonly length: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface MockFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** What the mock server remembers. Gone with the page. */
export interface MockState {
  readonly city: MockCity
  readonly clock: () => number
  /** Another one after a restore. */
  epoch: string
  /** By `key@version#hash`. */
  readonly forms: Map<string, CompiledForm>
  /** By `<unit id>/<record id>`. */
  readonly records: Map<string, MockRecord>
  /** By `<unit id>/<op id>`: what was asked, and what was answered. */
  readonly operations: Map<string, { readonly hash: string; readonly outcome: PushOutcome }>
  /** Counters of scopes, receipts and number series. */
  readonly counters: Map<string, number>
  readonly decisions: Set<string>
  /** By unit and what they are. */
  readonly files: Map<string, MockFile>
  /** What came of files so far, by person, record and hash. */
  readonly uploads: Map<string, MockUpload>
  readonly numbers: MockNumber[]
  /** Versions of forms that are not published, by `key@version`. */
  readonly drafts: Map<string, MockDraft>
  context(asOf: string): FormContext
}

export function createMockState(city: MockCity, clock: () => number): MockState {
  const forms = city.definitions.map((definition): [string, CompiledForm] => {
    const form = compileForm(definition)
    assert(form.ok, `${definition.key} compiles`)
    return [form.value.ref, form.value]
  })
  return {
    city,
    clock,
    // Another one after each start: devices then fetch their scopes anew instead of missing what is gone.
    epoch: `mock-${clock()}`,
    forms: new Map(forms),
    records: new Map(),
    operations: new Map(),
    counters: new Map(),
    decisions: new Set(),
    files: new Map(),
    uploads: new Map(),
    numbers: [],
    drafts: new Map(),
    context: (asOf) => ({ asOf, lists: codeListsOf(city.codeLists, asOf), demo: true, previous: null }),
  }
}

export const recordKey = (record: Pick<PulledRecord, 'unitId' | 'recordId'>): string => `${record.unitId}/${record.recordId}`

/** Stores a new version under the scope's next number. */
export function putRecord(state: MockState, record: MockRecord): MockRecord {
  const stored = {
    ...withFiles(state, record),
    seq: nextNumber(state, `scope ${record.unitId}/${record.formKey}`),
    changedAt: new Date(state.clock()).toISOString(),
  }
  state.records.set(recordKey(record), stored)
  return stored
}

export const valuesAt = (record: MockRecord, revision: number): JsonObject | null =>
  record.revisions.find((entry) => entry.revision === revision)?.values ?? null
