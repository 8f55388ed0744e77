import { must } from '#core/lib/assert.ts'
import type { OpId, RecordId } from '#core/lib/ids.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { flattenValues } from '#core/record/flatten-values.ts'
import { jsonEqual } from '#core/record/json-equal.ts'
import { serverActor } from '#server/commands/audit/seal-access.ts'
import { verifyScope } from '#server/commands/audit/verify-chains.ts'
import { inTransaction } from '#server/db/transaction.ts'
import { valueOf } from '#testing/device.ts'
import type { FaultDevice } from './fault-device.ts'
import { faultForm } from './fault-form.ts'
import type { FaultWorld } from './fault-world.ts'
import type { Saved } from './ledger.ts'

/** What the server has, read past every fence. */
async function readServer({ server }: FaultWorld) {
  const { owner } = server.database
  const [records, revisions, operations, corrections, numbers, receipts, scopes] = await Promise.all([
    owner.selectFrom('records').selectAll().execute(),
    owner.selectFrom('revisions').selectAll().orderBy('revision').execute(),
    owner.selectFrom('operations').select(['op_id', 'unit_id', 'status', 'outcome']).execute(),
    owner.selectFrom('corrections').select('op_id').execute(),
    owner.selectFrom('assigned_numbers').selectAll().orderBy('number').execute(),
    owner.selectFrom('receipt_counters').selectAll().execute(),
    owner.selectFrom('scopes').selectAll().execute(),
  ])
  return { records, revisions, operations, corrections, numbers, receipts, scopes }
}
type ServerView = Awaited<ReturnType<typeof readServer>>

/**
 * What no fault may change, once everything is healed and drained: every save of which somebody was told is there exactly once, as it
 * was typed or labelled as a merge or a conflict, and nothing else is; numbers without gaps; chains that verify; every device shows
 * what the server has, of its own scopes alone; drafts are as they were left. Value: what is broken, in words; none is the promise kept.
 */
export async function judge(world: FaultWorld): Promise<string[]> {
  const view = await readServer(world)
  const broken = [...judgeSaves(world, view), ...judgeOrigin(world, view), ...judgeNumbers(view)]
  for (const { unit_id: unitId, form_key: formKey } of view.scopes) {
    const actor = { userId: serverActor, units: [unitId], forms: '*', owned: [`${unitId}/*`] } as const
    const chain = await inTransaction(world.server.database.db, actor, (tx) => verifyScope(tx, unitId, formKey))
    if (chain.kind !== 'intact') broken.push(`chain of ${unitId}/${formKey}: ${JSON.stringify(chain)}`)
  }
  for (const device of world.devices) broken.push(...(await judgeDevice(world, device, view)))
  return broken
}

function judgeSaves({ ledger }: FaultWorld, view: ServerView): string[] {
  const operations = new Map(view.operations.map((row) => [row.op_id, row]))
  const revisions = Map.groupBy(view.revisions, (row) => row.op_id)
  return [...ledger.saves].flatMap(([opId, saved]) => {
    const row = operations.get(opId)
    if (row === undefined) return [`lost: ${nameOf(saved)}`]
    if (row.status === 'correction-requested')
      return view.corrections.some(({ op_id: id }) => id === opId) ? [] : [`request to correct gone: ${nameOf(saved)}`]
    if (row.status !== 'applied' && row.status !== 'conflict') return [`not taken: ${nameOf(saved)}: ${JSON.stringify(row.outcome)}`]
    const made = revisions.get(opId) ?? []
    if (made.length !== 1) return [`${made.length} revisions of ${nameOf(saved)}`]
    return judgeValues(saved, view, must(made[0], 'one'))
  })
}

const nameOf = ({ by, operation }: Saved): string => `${operation.kind} ${operation.opId} of ${by}`

const shape = faultForm(2).form

/** The values as typed, or waiting beside the ones that stand, or replaced later by somebody who says so. */
function judgeValues({ by, operation }: Saved, view: ServerView, made: ServerView['revisions'][number]): string[] {
  const record = must(
    view.records.find((row) => row.record_id === operation.recordId),
    'a revision has its record',
  )
  const values = flattenValues(shape, made.data)
  const later = view.revisions.filter((row) => row.record_id === operation.recordId && row.revision > made.revision)
  const before = flattenValues(
    shape,
    view.revisions.find((row) => row.record_id === operation.recordId && row.revision === made.revision - 1)?.data ?? null,
  )
  return Object.entries(operation.changes).flatMap(([path, { base, value }]) => {
    if (path === '/number') return []
    if (sameValue(values.get(path), value)) {
      const seen = sameValue(before.get(path), base) || sameValue(before.get(path), value)
      return seen ? [] : [`written over what nobody saw: ${path} of ${nameOf({ by, operation })}`]
    }
    const waiting = record.conflicts[path]
    const waits = Array.isArray(waiting) && waiting.some((kept) => kept.opId === operation.opId && sameValue(kept.value, value))
    const settled = later.some((row) => row.changes !== null && path in row.changes)
    return waits || settled ? [] : [`value gone: ${path} of ${nameOf({ by, operation })}`]
  })
}

const sameValue = (a: JsonValue | undefined, b: JsonValue | undefined): boolean =>
  a === undefined || b === undefined ? a === b : jsonEqual(a, b)

/** Nothing that nobody made. */
function judgeOrigin({ ledger }: FaultWorld, { records, revisions }: ServerView): string[] {
  const known = (opId: OpId) => ledger.begun.has(opId) || ledger.decisions.has(opId)
  const made = new Set([...ledger.begun.values()].map(({ operation }) => operation.recordId))
  return [
    ...records.filter((row) => !made.has(row.record_id)).map((row) => `record that nobody made: ${row.record_id}`),
    ...revisions.filter((row) => !known(row.op_id)).map((row) => `revision that nobody made: ${row.op_id} of ${row.record_id}`),
  ]
}

const isRow = (numbers: readonly number[]): boolean => numbers.every((number, i) => number === i + 1)

function judgeNumbers({ records, revisions, numbers, receipts, scopes }: ServerView): string[] {
  const broken: string[] = []
  for (const [record, rows] of Map.groupBy(revisions, (row) => row.record_id))
    if (!isRow(rows.map((row) => row.revision))) broken.push(`revisions of ${record} have a gap`)
  for (const [series, rows] of Map.groupBy(numbers, (row) => `${row.unit_id} ${row.series} ${row.year}`))
    if (!isRow(rows.map((row) => row.number))) broken.push(`numbers of ${series} have a gap: ${rows.map((row) => row.number).join(' ')}`)
  for (const [unit, rows] of Map.groupBy(receipts, (row) => row.unit_id)) {
    const given = records.filter((row) => row.unit_id === unit && row.receipt !== '')
    const counted = rows.reduce((sum, row) => sum + row.counter, 0)
    if (counted !== given.length || new Set(given.map((row) => row.receipt)).size !== given.length)
      broken.push(`receipts of ${unit}: counted ${counted}, given ${given.length}`)
  }
  for (const [scope, rows] of Map.groupBy(records, (row) => `${row.unit_id}/${row.form_key}`)) {
    const counter = scopes.find((row) => `${row.unit_id}/${row.form_key}` === scope)?.counter ?? 0
    if (rows.some((row) => row.seq > counter) || new Set(rows.map((row) => row.seq)).size !== rows.length)
      broken.push(`places in the feed of ${scope} are not one each`)
  }
  return broken
}

async function judgeDevice({ ledger }: FaultWorld, device: FaultDevice, view: ServerView): Promise<string[]> {
  const { vault } = await device.tab()
  const broken: string[] = []
  const theirs = view.records.filter((row) => row.unit_id === device.person.unitId && row.gone === null)
  const held = valueOf(await vault.findRecords({ text: '' }, 100_000))
  const known = new Set<RecordId>(theirs.map((row) => row.record_id))
  for (const { recordId } of held) if (!known.has(recordId)) broken.push(`${device.name} holds ${recordId}, which is not for it`)
  for (const row of theirs) {
    const copy = valueOf(await vault.latest(row.record_id))
    if (copy === null) broken.push(`${device.name} lacks ${row.record_id}`)
    else if (copy.revision !== row.revision || copy.state.kind !== row.state || !jsonEqual(copy.values, row.data ?? {}))
      broken.push(
        `${device.name} has revision ${copy.revision} ${copy.state.kind} of ${row.record_id}, the server ${row.revision} ${row.state}`,
      )
  }
  const taken = new Set(view.operations.map((row) => row.op_id))
  for (const { opId } of valueOf(await vault.sent())) if (!taken.has(opId)) broken.push(`${device.name} says sent: ${opId}`)
  const applied = new Set(view.operations.filter((row) => row.status === 'applied').map((row) => row.op_id))
  for (const { operation, state } of valueOf(await vault.outbox()))
    if (applied.has(operation.opId))
      broken.push(`${device.name} still shows ${operation.opId} as ${JSON.stringify(state)}, which has landed`)
  for (const [recordId, values] of ledger.drafts.get(device.name) ?? []) {
    const draft = valueOf(await vault.draft(recordId))
    if (draft === null || !jsonEqual(draft.values, values)) broken.push(`draft ${recordId} of ${device.name} is not as it was left`)
  }
  return broken
}
