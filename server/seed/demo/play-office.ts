import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { must } from '#core/lib/assert.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { uuidV7, type DeviceId, type OpId, type RecordId, type UserId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import { hasRegister } from '#core/form/register-fields.ts'
import { WITHDRAWAL_REASON } from '#core/record/make-operation.ts'
import { diffValues } from '#core/record/diff.ts'
import type { Operation } from '#core/record/operation.ts'
import { derivedId } from '../derived-id.ts'
import type { DemoCommands } from './demo-commands.ts'
import type { DemoOffice } from './demo-offices.ts'
import type { DemoWords } from './demo-words.ts'
import type { DemoForm } from './invention.ts'
import type { OfficeEvent } from './plan-office.ts'
import { readyInvention } from './ready-invention.ts'
import { seededRandom, type Random } from './random.ts'

/** What the office knows of a record: enough to make the next operation on it. */
interface Known {
  readonly form: CompiledForm
  readonly author: UserId
  readonly revision: number
  readonly values: JsonObject
  /** Of the revision before, on which a clashing change builds. */
  readonly before: JsonObject | null
  /** Who is named on it beside its maker. */
  readonly named: readonly UserId[]
  readonly maker: UserId
}

interface Play {
  readonly commands: DemoCommands
  readonly office: DemoOffice
  readonly words: DemoWords
  readonly random: Random
  readonly known: Map<RecordId, Known>
  /** Newest values by form key: the period before of periodic forms. */
  readonly newest: Map<string, JsonObject>
}

const expected: Readonly<Record<Operation['kind'], readonly PushOutcome['kind'][]>> = {
  create: ['applied'],
  change: ['applied', 'conflict', 'correction-requested'],
  withdraw: ['applied'],
}

const clerkFor = ({ office, random }: Play): UserId =>
  random.chance(0.75) ? must(office.people.clerk[0], 'an office has a clerk') : random.pick(office.people.clerk)

type Draft = Pick<Operation, 'kind' | 'recordId' | 'base' | 'changes' | 'reasons'>

/** @param moment when the work was done; `at` when it is sent */
async function operationOf(play: Play, author: UserId, form: CompiledForm, draft: Draft, moment: number, at: number): Promise<Operation> {
  const asOf = vietnamDay(moment)
  const lists = await play.commands.lists(asOf)
  return {
    ...draft,
    opId: uuidV7<OpId>(moment, play.random.bytes(10)),
    unitId: play.office.place.unitId,
    formRef: form.ref,
    listVersions: Object.fromEntries(form.lists.map((list) => [list, lists.version(list) ?? ''])),
    asOf,
    authorId: author,
    clientTime: new Date(moment).toISOString(),
    offlineMs: at - moment,
  }
}

async function send(play: Play, author: UserId, at: number, operations: readonly Operation[]): Promise<PushOutcome[]> {
  const outcomes = await play.commands.push(author, derivedId<DeviceId>(`demo device ${author}`), at, operations)
  operations.forEach(({ kind }, i) => {
    const outcome = must(outcomes[i], 'an operation is answered')
    if (!expected[kind].includes(outcome.kind)) throw new Error(`Bug: the demonstration's ${kind} became ${JSON.stringify(outcome)}`)
  })
  return outcomes
}

async function contextAt(play: Play, demo: DemoForm, moment: number): Promise<FormContext> {
  const asOf = vietnamDay(moment)
  return { asOf, lists: await play.commands.lists(asOf), demo: true, previous: play.newest.get(demo.formKey) ?? null }
}

async function arrive(play: Play, event: Extract<OfficeEvent, { kind: 'arrive' }>): Promise<void> {
  const demo = event.form
  const form = await play.commands.form(demo.formKey)
  if (!form) return
  const author = clerkFor(play)
  const operations: Operation[] = []
  for (const { recordId, entered, index } of event.entries) {
    const context = await contextAt(play, demo, entered)
    const { random, words, office } = play
    const about = office.communes.length > 1 ? random.pick(office.communes) : {}
    const values = demo.invent({
      random,
      words,
      place: { ...office.place, ...about },
      day: context.asOf,
      index,
      millis: entered,
      previous: context.previous,
    })
    const ready = readyInvention(form, values, context)
    const draft: Draft = {
      kind: 'create',
      recordId,
      base: { kind: 'new' },
      changes: diffValues(form, null, ready.values),
      reasons: [...ready.reasons],
    }
    operations.push(await operationOf(play, author, form, draft, entered, event.at))
    play.known.set(recordId, { form, author, revision: 1, values: ready.values, before: null, named: [], maker: author })
    if (demo.periodic) play.newest.set(demo.formKey, ready.values)
  }
  await send(play, author, event.at, operations)
}

type StepEvent = Extract<OfficeEvent, { kind: 'step' }>

async function change(play: Play, event: StepEvent, known: Known, clashing: boolean): Promise<void> {
  const { form } = known
  const from = clashing ? must(known.before, 'a clash follows a change') : known.values
  const author = clashing ? must(play.office.people.clerk.at(-1), 'an office has a clerk') : known.author
  await nameFor(play, event, author)
  // The period before of a correction made later is not the newest one: the server looks it up itself.
  const ready = readyInvention(form, event.form.amend(from, clashing ? 1 : 0), {
    ...(await contextAt(play, event.form, event.at)),
    previous: null,
  })
  const base = { kind: 'revision' as const, revision: clashing ? known.revision - 1 : known.revision }
  const draft: Draft = {
    kind: 'change',
    recordId: event.recordId,
    base,
    changes: diffValues(form, from, ready.values),
    reasons: [...ready.reasons],
  }
  const [outcome] = await send(play, author, event.at, [await operationOf(play, author, form, draft, event.at, event.at)])
  if (outcome?.kind === 'applied')
    play.known.set(event.recordId, {
      ...must(play.known.get(event.recordId), 'a change is of a record'),
      author,
      revision: outcome.revision,
      values: ready.values,
      before: known.values,
    })
}

async function withdraw(play: Play, event: StepEvent, known: Known): Promise<void> {
  const draft: Draft = {
    kind: 'withdraw',
    recordId: event.recordId,
    base: { kind: 'revision', revision: known.revision },
    changes: {},
    // Out of a registry book nothing goes without a reason.
    reasons: hasRegister(known.form) ? [{ ruleId: WITHDRAWAL_REASON, at: '', text: 'Đương sự rút đơn trước khi thụ lý xong.' }] : [],
  }
  await send(play, known.author, event.at, [await operationOf(play, known.author, known.form, draft, event.at, event.at)])
}

/** Clashes stay for the visitor to settle; who sees a record is not decided on the way through review. */
type PlayedDecision = Exclude<
  DecisionRequest['decision']['kind'],
  'resolve-conflict' | 'name-readers' | 'request-erasure' | 'give-up-files'
>

const decisionOf = (event: StepEvent, kind: PlayedDecision): DecisionRequest['decision'] => {
  switch (kind) {
    case 'return':
      return { kind, comments: [event.form.remark] }
    case 'refuse-correction':
      return { kind, comment: 'Giấy tờ gốc không có nội dung đề nghị sửa.' }
    case 'cancel':
      return { kind, comment: 'Lập trùng với một hồ sơ giấy đã lưu.' }
    default:
      return { kind }
  }
}

/** Where records are kept for named people, the data owner first names who is to work on one. */
async function nameFor({ commands, office, random, known }: Play, { recordId, at }: StepEvent, person: UserId): Promise<void> {
  const record = must(known.get(recordId), 'a step is about a record')
  if (record.form.definition.access?.rows !== 'named' || person === record.maker || record.named.includes(person)) return
  const named = [...record.named, person]
  const owner = must(office.people['data-owner'][0], 'an office has a data owner')
  const request: DecisionRequest = {
    opId: uuidV7<OpId>(at, random.bytes(10)),
    revision: record.revision,
    decision: { kind: 'name-readers', readers: named },
  }
  await commands.decide(owner, office.place.unitId, recordId, at, request)
  known.set(recordId, { ...record, named })
}

async function decide(play: Play, event: StepEvent, known: Known, role: 'reviewer' | 'data-owner', kind: PlayedDecision): Promise<void> {
  const { commands, office, random } = play
  const actor = must(office.people[role][0], `an office has a ${role}`)
  if (role === 'reviewer') await nameFor(play, event, actor)
  const request: DecisionRequest = {
    opId: uuidV7<OpId>(event.at, random.bytes(10)),
    revision: known.revision,
    decision: decisionOf(event, kind),
  }
  await commands.decide(actor, office.place.unitId, event.recordId, event.at, request)
  const now = must(play.known.get(event.recordId), 'a decision is on a record')
  if (kind === 'accept-correction') play.known.set(event.recordId, { ...now, revision: known.revision + 1 })
}

async function happen(play: Play, event: OfficeEvent): Promise<void> {
  if (event.kind === 'arrive') return await arrive(play, event)
  const { step } = event
  const known = play.known.get(event.recordId)
  if (!known) return
  switch (step.kind) {
    case 'change':
      return await change(play, event, known, false)
    case 'clashing-change':
      return await change(play, event, known, true)
    case 'withdraw':
      return await withdraw(play, event, known)
    case 'approve':
      return await decide(play, event, known, step.by, 'approve')
    case 'accept-correction':
    case 'refuse-correction':
    case 'cancel':
      return await decide(play, event, known, 'data-owner', step.kind)
    case 'start-review':
    case 'return':
      return await decide(play, event, known, 'reviewer', step.kind)
  }
}

/** Lets an office's past happen through the same commands that serve its people. @returns how many records it entered */
export async function playOffice(
  commands: DemoCommands,
  office: DemoOffice,
  words: DemoWords,
  events: readonly OfficeEvent[],
): Promise<number> {
  const play: Play = {
    commands,
    office,
    words,
    random: seededRandom(`records ${office.place.unitKey}`),
    known: new Map(),
    newest: new Map(),
  }
  for (const event of events) await happen(play, event)
  return play.known.size
}
