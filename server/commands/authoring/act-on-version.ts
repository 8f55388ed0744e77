import type { Updateable } from 'kysely'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { UnitId } from '#core/lib/ids.ts'
import { issue } from '#core/lib/issue.ts'
import { ok, type Result } from '#core/lib/result.ts'
import type { VersionAct } from '#core/protocol/authoring.ts'
import type { Db } from '../../db/database.ts'
import type { FormVersionsTable } from '../../db/tables-catalogue.ts'
import { refuse, type Refusal } from '../../http/refusal.ts'
import { hasOpened, inForce } from '../../policies/in-force.ts'
import { allowedVersionActions, heldBackBy } from '../../policies/version-policy.ts'
import { consentTo } from './consent-to.ts'
import { appendFormEvent, lockForm, type CatalogueTx } from './form-events.ts'
import { endTest } from './end-test.ts'
import { judgeVersion, type JudgedVersion } from './judge-version.ts'
import { factsOf, findVersion, textOf, type VersionRow } from './version-row.ts'
import { staleDraft, unfit, withAuthor, type Asked } from './write-draft.ts'

type Change = Updateable<FormVersionsTable>

/** Acts after which records move on to this text: it has to fit. */
const judged: ReadonlySet<VersionAct['kind']> = new Set(['submit', 'publish', 'consent'])

/** Acts for which all has to be there that publishing asks for. */
const asksForAll: ReadonlySet<VersionAct['kind']> = new Set(['submit', 'publish'])

const remarkOf = (act: VersionAct): string | undefined => ('remark' in act ? act.remark : act.kind === 'submit' ? act.notes : undefined)

/** Where and when a version opens, as the publisher says: the first units, or everywhere. */
function openingOf(act: Extract<VersionAct, { kind: 'publish' | 'reschedule' }>, now: Date): Change {
  const at = act.opensAt === undefined ? now : new Date(act.opensAt)
  // Nothing opens in the past: records made since then would belong to it.
  const opensAt = at < now ? now : at
  return act.firstUnits === undefined
    ? { opens_at: opensAt }
    : { opens_at: null, first_units: [...act.firstUnits], first_opens_at: opensAt }
}

function changeOf(act: VersionAct, { reader, now }: Asked): Change | null {
  switch (act.kind) {
    case 'submit':
      return { status: 'in-review', notes: act.notes, due_on: act.dueOn ?? null, remark: null, authors: withAuthor(reader.userId) as never }
    case 'due':
      return { due_on: act.dueOn }
    case 'withdraw':
      return { status: 'draft', due_on: null }
    case 'return':
      return { status: 'draft', remark: act.remark, due_on: null }
    case 'publish':
      return { status: 'published', published_at: now, published_by: reader.userId, due_on: null, ...openingOf(act, now) }
    case 'reschedule':
      return openingOf(act, now)
    case 'bring-back':
      return { opens_at: now, first_units: null, first_opens_at: null }
    case 'close':
      return { status: 'closing', closing_at: now }
    case 'finish':
      return { status: 'closed', closed_at: now }
    case 'reopen':
      return { status: 'published', closing_at: null, closed_at: null, opens_at: now, first_units: null, first_opens_at: null }
    case 'verify':
      return { verification: 'verified' }
    case 'consent':
      return null
  }
}

/** First units that are none, or are no more. */
async function unknownUnits(tx: CatalogueTx, act: VersionAct, now: Date): Promise<readonly UnitId[]> {
  const units = 'firstUnits' in act ? (act.firstUnits ?? []) : []
  if (units.length === 0) return []
  const today = vietnamDay(now.getTime())
  const rows = await tx
    .selectFrom('units')
    .select('unit_id')
    .where('unit_id', 'in', units)
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>=', today)]))
    .execute()
  return units.filter((unitId) => !rows.some((row) => row.unit_id === unitId))
}

/** One step in the life of a version. Codes: see `VersionAct`. Who acts next: see `VersionState`. */
export async function actOnVersion(db: Db, asked: Asked, act: VersionAct): Promise<Result<null, Refusal>> {
  return await db.transaction().execute(async (tx) => {
    await lockForm(tx, asked.formKey)
    return await actIn(tx, asked, act)
  })
}

async function actIn(tx: CatalogueTx, asked: Asked, act: VersionAct): Promise<Result<null, Refusal>> {
  const { reader, formKey, version, now } = asked
  const found = await findVersion(tx, reader, formKey, version)
  if (!found) return refuse(404, 'form.unknown')
  const { row, all, roles } = found
  const fit = judged.has(act.kind) ? await judgeVersion(tx, { ...row, canonical_text: await textOf(tx, row) }) : null
  const loses = fit?.ok === true && fit.value.report.losses.length > 0
  const facts = factsOf(row, all, reader, loses && (await consentTo(tx, row)) === null, now)
  if (!allowedVersionActions(roles, facts).includes(act.kind)) {
    const why = heldBackBy(act.kind, roles, facts)
    return why === 'form.consent' ? refuse(409, why) : refuse(403, why ?? 'form.denied')
  }
  if (row.hash !== act.hash) return staleDraft(tx, row)
  const unknown = await unknownUnits(tx, act, now)
  if (unknown.length > 0) return refuse(422, 'form.units', { issues: unknown.map((unitId) => issue('form.units', '', { unitId })) })
  if (fit?.ok === false) return unfit(fit.error)
  if (fit?.ok === true && asksForAll.has(act.kind) && fit.value.missing.length > 0) return unfit(fit.value.missing)
  if (act.kind === 'consent') await writeConsent(tx, asked, row, act.remark)
  if (act.kind === 'close') await closeOlder(tx, asked, row, all)
  // What was tried out is over once the version is there for all.
  if (act.kind === 'publish') await endTest(tx, formKey, reader, now)
  await write(tx, asked, { version, kind: act.kind, change: changeOf(act, asked), remark: remarkOf(act), detail: detailOf(act, row, fit) })
  return ok(null)
}

const detailOf = (act: VersionAct, row: VersionRow, fit: Result<JudgedVersion> | null): JsonObject => {
  const { kind: _, hash, ...said } = act
  // An act came as JSON.
  return { hash, from: row.status, losses: fit?.ok ? fit.value.report.losses.length : 0, ...(said as JsonObject) }
}

interface Step {
  readonly version: number
  readonly kind: string
  readonly change: Change | null
  readonly remark: string | undefined
  readonly detail: JsonObject
}

async function write(tx: CatalogueTx, { reader, formKey, now }: Asked, { version, kind, change, remark, detail }: Step): Promise<void> {
  if (change !== null)
    await tx
      .updateTable('form_versions')
      .set({ ...change, changed_at: now })
      .where('form_key', '=', formKey)
      .where('version', '=', version)
      .execute()
  await appendFormEvent(tx, formKey, { version, kind, actor: reader, ...(remark === undefined ? {} : { remark }), detail }, now)
}

async function writeConsent(tx: CatalogueTx, { reader, now }: Asked, row: VersionRow, remark: string): Promise<void> {
  await tx
    .insertInto('form_consents')
    .values({ form_key: row.form_key, version: row.version, hash: row.hash, by_id: reader.userId, by_name: reader.name, remark, at: now })
    .execute()
}

/** With the version in force the form itself closes: whoever still has an older one makes no new records of it either. */
async function closeOlder(tx: CatalogueTx, asked: Asked, row: VersionRow, all: readonly VersionRow[]): Promise<void> {
  const { now } = asked
  if (inForce(all, null, now)?.version !== row.version) return
  for (const older of all.filter((each) => each.version !== row.version && each.status === 'published' && hasOpened(each, now)))
    await write(tx, asked, {
      version: older.version,
      kind: 'close',
      change: { status: 'closing', closing_at: now },
      remark: undefined,
      detail: { with: row.version },
    })
}
