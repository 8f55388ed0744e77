import type { CompiledForm } from '#core/form/compiled-form.ts'
import { compileForm } from '#core/form/compile.ts'
import { validateRecord } from '#core/form/validate-record.ts'
import { assert, must } from '#core/lib/assert.ts'
import type { OpId, RecordId, UnitId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { applyChanges } from '#core/record/apply-changes.ts'
import type { Draft, DraftBase } from '#core/record/draft.ts'
import { makeOperation } from '#core/record/make-operation.ts'
import type { Operation } from '#core/record/operation.ts'
import { makeTestId } from '#server/testing/make-test-id.ts'
import type { Catalogue } from '#storage/catalogue.ts'
import type { Stored, Vault } from '#storage/vault.ts'
import type { Sync } from '#sync/sync.ts'
import { valueOf } from '#testing/device.ts'
import { contextAt, faultForm } from './fault-form.ts'
import type { Ledger } from './ledger.ts'

export interface FaultTab {
  readonly vault: Vault
  readonly sync: Sync
  /** A whole exchange, as far as the network lets it; what the strip shows afterwards is `sync.status()`. */
  round(): Promise<void>
  /** Types a new record and lets it be saved as a draft. */
  fill(values: JsonObject): Promise<RecordId>
  /** Opens a record and types other values; null when this device does not have it. */
  change(recordId: RecordId, values: JsonObject): Promise<boolean>
  /** Presses "send" on the draft; false when nothing is to be sent. A storage failure is the result's. */
  submit(recordId: RecordId): Promise<Stored<Operation | null>>
  /** `fill` and `submit`. */
  save(values: JsonObject): Promise<Operation>
  /** The browser dies: nothing that this tab began goes on, and nothing was closed. */
  kill(): void
  /** Resolves when the tab has been killed. */
  readonly dead: Promise<void>
  isDead(): boolean
}

export interface FaultTabParts {
  readonly name: string
  readonly vault: Vault
  readonly catalogue: Catalogue
  readonly sync: Sync
  readonly unitId: UnitId
  readonly clock: () => number
  readonly ledger: Ledger
  readonly kill: () => void
  readonly dead: Promise<void>
  readonly isDead: () => boolean
  readonly signInAgain: () => Promise<void>
}

/** A clerk at one tab, as the screens act for them. */
export function createFaultTab(parts: FaultTabParts): FaultTab {
  const { vault, sync, kill } = parts
  let started = false
  const tab: FaultTab = {
    vault,
    sync,
    kill,
    dead: parts.dead,
    isDead: parts.isDead,
    async round() {
      if (!started) sync.start()
      started = true
      await sync.now()
      if (sync.status().kind !== 'signed-out') return
      await parts.signInAgain()
      await sync.now()
    },
    async fill(values) {
      const form = await newestForm(parts)
      return saveDraft(parts, blankDraft(parts, form, { kind: 'new' }, { recordId: makeTestId<RecordId>(), values }))
    },
    async change(recordId, values) {
      const found = await openRecord(parts, recordId)
      if (found === null) return false
      await saveDraft(parts, blankDraft(parts, found.form, found.base, { recordId, values: { ...found.values, ...values } }))
      return true
    },
    submit: (recordId) => submit(parts, recordId),
    async save(values) {
      const operation = valueOf(await submit(parts, await tab.fill(values)))
      return must(operation, 'a new record is something to send')
    },
  }
  return tab
}

const compiled = new Map<string, CompiledForm>()

/** The form as it lies on this device; null when it does not. */
async function formHere({ catalogue }: FaultTabParts, formRef: string): Promise<CompiledForm | null> {
  const definition = valueOf(await catalogue.definition(formRef))
  if (definition === null) return null
  const form = compiled.get(formRef) ?? compileForm(definition)
  if ('ok' in form) assert(form.ok, 'what the device holds compiles')
  const value = 'ok' in form ? form.value : form
  compiled.set(formRef, value)
  return value
}

/** The version that this device knows to be in force. */
async function newestForm({ catalogue }: FaultTabParts): Promise<CompiledForm> {
  const forms = valueOf(await catalogue.forms())
  const current = forms.find(({ key, current: inForce }) => key === 'fault-form' && inForce)
  return current?.version === 2 ? faultForm(2).form : faultForm().form
}

interface Begun {
  readonly recordId: RecordId
  readonly values: JsonObject
}

const blankDraft = ({ vault, unitId, clock }: FaultTabParts, form: CompiledForm, base: DraftBase, begun: Begun): Draft => ({
  ...begun,
  unitId,
  authorId: vault.userId,
  formRef: form.ref,
  base,
  raw: {},
  listVersions: {},
  reasons: [],
  title: String(begun.values['subject']),
  provisional: {},
  createdAt: clock(),
  changedAt: clock(),
})

async function saveDraft({ vault, ledger, name }: FaultTabParts, draft: Draft): Promise<RecordId> {
  // Known to this tab, as to a screen that has it open.
  await vault.draft(draft.recordId)
  valueOf(await vault.saveDraft(draft))
  ledger.drafted(name, draft)
  return draft.recordId
}

interface Opened {
  readonly form: CompiledForm
  readonly base: DraftBase
  readonly values: JsonObject
}

/** A record as its screen shows it: what the device holds, with the person's own changes that are still under way on top. */
async function openRecord(parts: FaultTabParts, recordId: RecordId): Promise<Opened | null> {
  const { vault } = parts
  const held = valueOf(await vault.record(recordId))
  const own = valueOf(await vault.outbox()).filter(({ operation }) => operation.recordId === recordId)
  if (own.some(({ state }) => state.kind === 'stopped')) return null
  const formRef = own.at(-1)?.operation.formRef ?? held?.formRef
  if (formRef === undefined) return null
  const form = await formHere(parts, formRef)
  if (form === null) return null
  const values = own.reduce<JsonObject | null>(
    (before, { operation }) => applyChanges(form, before, operation.changes),
    held?.values ?? null,
  )
  if (values === null) return null
  const last = own.at(-1)?.operation
  const comments = held?.comments ?? []
  if (last !== undefined) return { form, base: { kind: 'after', opId: last.opId, values, comments }, values }
  const { revision } = must(held, 'no operation of its own, so it is held')
  return { form, base: { kind: 'revision', revision, values, comments }, values }
}

async function submit(parts: FaultTabParts, recordId: RecordId): Promise<Stored<Operation | null>> {
  const { vault, sync, clock, ledger, name } = parts
  const draft = must(valueOf(await vault.draft(recordId)), 'the draft is there')
  const form = must(await formHere(parts, draft.formRef), 'its form is there')
  const context = contextAt(clock())
  const record = valueOf(validateRecord(form, draft.values, draft.reasons, context))
  const operation = makeOperation({
    form,
    draft,
    record,
    opId: makeTestId<OpId>(),
    asOf: context.asOf,
    now: clock(),
    offlineMs: sync.offlineMs(),
  })
  if (operation === null) {
    valueOf(await vault.deleteDraft(recordId))
    ledger.draftGone(name, recordId)
    return { ok: true, value: null }
  }
  ledger.attempted(name, operation)
  const kept = await vault.submit(operation, draft.title, clock())
  if (!kept.ok) return kept
  ledger.acknowledged(name, operation)
  return { ok: true, value: operation }
}
