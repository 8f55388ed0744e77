import type { CompiledForm } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import { splitOf } from '#core/form/fixed-number-issues.ts'
import { numberText } from '#core/form/number-pattern.ts'
import { numberedFields } from '#core/form/register-fields.ts'
import { recordTitle } from '#core/form/record-title.ts'
import type { OpId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import { diffValues } from '#core/record/diff.ts'
import type { Merged } from '#core/record/merge.ts'
import type { RevisionMessage } from '#core/protocol/records.ts'
import type { Operation } from '#core/record/operation.ts'
import { waitingAfter } from '#core/record/waiting-values.ts'
import type { MockPerson } from './mock-city.ts'
import type { MockRecord, MockState } from './mock-state.ts'
import { nextNumber } from './next-number.ts'

/** A new record: numbered, received. */
export function createdRecord(
  state: MockState,
  person: MockPerson,
  operation: Operation,
  form: CompiledForm,
  valid: JsonObject,
): MockRecord {
  const { recordId, unitId, formRef, listVersions, reasons, asOf } = operation
  const formKey = form.definition.key
  const assigned = assignedNumbers(state, operation, form, valid)
  const values = applyChanges(form, valid, Object.fromEntries(Object.entries(assigned).map(([path, value]) => [path, { value }])))
  const title = recordTitle(form, values, state.context(asOf))
  const record: MockRecord = {
    seq: 0,
    changedAt: '',
    recordId,
    unitId,
    formKey,
    formRef,
    revision: 1,
    state: { kind: 'received' },
    values,
    listVersions,
    title,
    // Given when it is put down and awaits no files.
    receipt: '',
    files: [],
    lostFiles: [],
    comments: [],
    conflicts: {},
    authorName: person.name,
    holderId: person.userId,
    authorId: person.userId,
    reasons,
    assigned,
    revisions: [],
    decided: null,
    readers: form.definition.access?.rows === 'named' ? [person.userId] : null,
    hiddenFrom: {},
    erasure: null,
    correction: null,
  }
  return { ...record, revisions: [revisionOf(state, person, operation, record, Object.keys(diffValues(form, null, values)))] }
}

/** What a revision is made of: an operation, or a decision that changes values. */
export type RevisionSource = Pick<Operation, 'opId' | 'formRef' | 'changes' | 'listVersions' | 'reasons' | 'asOf' | 'orphans'> & {
  readonly kind: string
}

/** What a change leaves waiting for a choice, and what its author saw. */
export interface Clash {
  readonly fresh: Merged['conflicts']
  readonly seen: number
  readonly after: OpId | null
  /** What others had changed at other places. */
  readonly theirs: readonly string[]
}

/** The next revision, received again; null for a decision, which settles what it says. */
export function revisedRecord(
  state: MockState,
  person: MockPerson,
  operation: RevisionSource,
  form: CompiledForm,
  record: MockRecord,
  values: JsonObject,
  clash: Clash | null,
): MockRecord {
  const { opId, changes } = operation
  const made = { opId, paths: Object.keys(changes), author: person.name, revision: record.revision + 1 }
  const revised: MockRecord = {
    ...record,
    formRef: operation.formRef,
    revision: record.revision + 1,
    state: { kind: 'received' },
    values,
    listVersions: { ...record.listVersions, ...operation.listVersions },
    title: recordTitle(form, values, state.context(operation.asOf)),
    comments: clash !== null && Object.keys(clash.fresh).length > 0 ? record.comments : [],
    conflicts: clash === null ? record.conflicts : waitingAfter(record.conflicts, { ...made, ...clash }),
    authorName: person.name,
    holderId: person.userId,
    authorId: person.userId,
    reasons: operation.reasons,
  }
  const changed = Object.keys(diffValues(form, record.values, values))
  return {
    ...revised,
    revisions: [...record.revisions, { ...revisionOf(state, person, operation, revised, changed), ...parallelOf(changes, clash) }],
  }
}

function parallelOf(changes: Operation['changes'], clash: Clash | null): Pick<RevisionMessage, 'parallel'> {
  const paths = Object.keys(clash?.fresh ?? {})
  const theirs = paths.length > 0 ? paths : [...(clash?.theirs ?? [])]
  if (theirs.length === 0) return {}
  return {
    parallel: {
      theirs,
      asked: Object.fromEntries(paths.flatMap((path) => (changes[path] === undefined ? [] : [[path, changes[path]] as const]))),
    },
  }
}

const revisionOf = (
  state: MockState,
  person: MockPerson,
  operation: RevisionSource,
  record: MockRecord,
  changed: string[],
): MockRecord['revisions'][number] => ({
  revision: record.revision,
  opId: operation.opId,
  kind: operation.kind,
  formRef: operation.formRef,
  values: record.values,
  changed,
  reasons: [...record.reasons],
  warnings: [],
  authorName: person.name,
  authorId: person.userId,
  at: new Date(state.clock()).toISOString(),
  ...(operation.orphans === undefined ? {} : { orphans: operation.orphans }),
})

function assignedNumbers(
  state: MockState,
  { unitId, recordId, asOf }: Operation,
  form: CompiledForm,
  values: JsonObject,
): Record<string, string> {
  const instance = createInstance(form, values, state.context(asOf))
  const places = numberedFields(form).filter((node) => instance.isPresent(node.path))
  const year = Number(asOf.slice(0, 4))
  return Object.fromEntries(
    places.map(({ path, fieldId, settings }) => {
      const series = settings.series ?? fieldId
      const split = splitOf(settings.by, values)
      const number = nextNumber(state, `series ${JSON.stringify([unitId, series, year, ...split])}`)
      const written = numberText(settings.pattern ?? '{n}', number, year, values)
      const at = new Date(state.clock()).toISOString()
      state.numbers.push({ unitId, formKey: form.definition.key, series, year, split, number, written, recordId, at })
      return [path, written]
    }),
  )
}
