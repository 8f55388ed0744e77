import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import type { ValidatedRecord } from '#core/form/validate-record.ts'
import { must } from '#core/lib/assert.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import { uuidV7, type DeviceId, type OpId, type RecordId, type UserId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { PushOutcome } from '#core/protocol/push.ts'
import type { DecisionRequest } from '#core/protocol/records.ts'
import { diffValues } from '#core/record/diff.ts'
import type { Operation } from '#core/record/operation.ts'
import { derivedId } from '../derived-id.ts'
import type { DemoCommands } from './demo-commands.ts'
import type { DemoOffice } from './demo-offices.ts'
import type { DemoWords } from './demo-words.ts'
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

async function send(
  play: Play,
  event: OfficeEvent,
  author: UserId,
  operation: Pick<Operation, 'kind' | 'base' | 'changes' | 'reasons'>,
  form: CompiledForm,
): Promise<PushOutcome> {
  const { commands, office, random } = play
  const asOf = vietnamDay(event.at)
  const lists = await commands.lists(asOf)
  const outcome = await commands.push(author, derivedId<DeviceId>(`demo device ${author}`), event.at, {
    ...operation,
    opId: uuidV7<OpId>(event.at, random.bytes(10)),
    unitId: office.place.unitId,
    recordId: event.recordId,
    formRef: form.ref,
    listVersions: Object.fromEntries(form.lists.map((list) => [list, lists.version(list) ?? ''])),
    asOf,
    authorId: author,
    clientTime: new Date(event.at - 60_000).toISOString(),
    offlineMs: 0,
  })
  if (!expected[operation.kind].includes(outcome.kind))
    throw new Error(`Bug: the demonstration's ${operation.kind} became ${JSON.stringify(outcome)}`)
  return outcome
}

async function contextAt(play: Play, event: OfficeEvent): Promise<FormContext> {
  const asOf = vietnamDay(event.at)
  return { asOf, lists: await play.commands.lists(asOf), demo: true, previous: play.newest.get(event.form.formKey) ?? null }
}

async function create(play: Play, event: OfficeEvent): Promise<void> {
  const form = await play.commands.form(event.form.formKey)
  if (!form) return
  const context = await contextAt(play, event)
  const { place } = play.office
  const input = {
    random: play.random,
    words: play.words,
    place,
    day: context.asOf,
    index: event.index,
    millis: event.at,
    previous: context.previous,
  }
  const ready: ValidatedRecord = readyInvention(form, event.form.invent(input), context)
  const author = clerkFor(play)
  await send(
    play,
    event,
    author,
    { kind: 'create', base: { kind: 'new' }, changes: diffValues(form, null, ready.values), reasons: [...ready.reasons] },
    form,
  )
  play.known.set(event.recordId, { form, author, revision: 1, values: ready.values, before: null })
  if (form.definition.period) play.newest.set(event.form.formKey, ready.values)
}

async function change(play: Play, event: OfficeEvent, known: Known, clashing: boolean): Promise<void> {
  const { form } = known
  const from = clashing ? must(known.before, 'a clash follows a change') : known.values
  const author = clashing ? must(play.office.people.clerk.at(-1), 'an office has a clerk') : known.author
  // The period before of a correction made later is not the newest one: the server looks it up, a reason covers what it may warn of.
  const ready = readyInvention(form, event.form.amend(from, clashing ? 1 : 0), { ...(await contextAt(play, event)), previous: null })
  const base = { kind: 'revision' as const, revision: clashing ? known.revision - 1 : known.revision }
  const outcome = await send(
    play,
    event,
    author,
    { kind: 'change', base, changes: diffValues(form, from, ready.values), reasons: [...ready.reasons] },
    form,
  )
  if (outcome.kind === 'applied')
    play.known.set(event.recordId, { form, author, revision: outcome.revision, values: ready.values, before: known.values })
}

const decisionOf = (event: OfficeEvent, kind: DecisionRequest['decision']['kind']): DecisionRequest['decision'] => {
  switch (kind) {
    case 'return':
      return { kind, comments: [event.form.remark] }
    case 'refuse-correction':
      return { kind, comment: 'Giấy tờ gốc không có nội dung đề nghị sửa.' }
    default:
      return { kind }
  }
}

async function decide(
  play: Play,
  event: OfficeEvent,
  known: Known,
  role: 'reviewer' | 'data-owner',
  kind: DecisionRequest['decision']['kind'],
): Promise<void> {
  const { commands, office, random } = play
  const actor = must(office.people[role][0], `an office has a ${role}`)
  const request: DecisionRequest = {
    opId: uuidV7<OpId>(event.at, random.bytes(10)),
    revision: known.revision,
    decision: decisionOf(event, kind),
  }
  await commands.decide(actor, office.place.unitId, event.recordId, event.at, request)
  if (kind === 'accept-correction') play.known.set(event.recordId, { ...known, revision: known.revision + 1 })
}

async function happen(play: Play, event: OfficeEvent): Promise<void> {
  const { step } = event
  if (step.kind === 'create') return await create(play, event)
  const known = play.known.get(event.recordId)
  if (!known) return
  switch (step.kind) {
    case 'change':
      return await change(play, event, known, false)
    case 'clashing-change':
      return await change(play, event, known, true)
    case 'withdraw':
      return void (await send(
        play,
        event,
        known.author,
        { kind: 'withdraw', base: { kind: 'revision', revision: known.revision }, changes: {}, reasons: [] },
        known.form,
      ))
    case 'approve':
      return await decide(play, event, known, step.by, 'approve')
    case 'accept-correction':
    case 'refuse-correction':
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
