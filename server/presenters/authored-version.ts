import type { UserId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { AuthoredForms, AuthoredVersion, VersionSummary } from '#core/protocol/authoring.ts'
import { judgeVersion } from '../commands/authoring/judge-version.ts'
import type { CatalogueTx } from '../commands/authoring/form-events.ts'
import { factsOf, findVersion, rolesOn, textOf, versionRows, type VersionRow } from '../commands/authoring/version-row.ts'
import { consentTo } from '../commands/authoring/consent-to.ts'
import { formOwners } from '../commands/authoring/form-owners.ts'
import type { Reader } from '../policies/reader.ts'
import { isInForce } from '../policies/in-force.ts'
import { allowedVersionActions, mayWorkOnForm, type VersionFacts } from '../policies/version-policy.ts'

interface Beside {
  readonly names: ReadonlyMap<UserId, string>
  readonly openComments: ReadonlyMap<string, number>
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const nameOf = (row: Pick<VersionRow, 'form_key' | 'version'>): string => `${row.form_key}@${row.version}`

async function besideOf(db: CatalogueTx, rows: readonly VersionRow[]): Promise<Beside> {
  const ids = [...new Set(rows.flatMap((row) => [...row.authors, ...(row.published_by ? [row.published_by] : [])]))]
  const people = ids.length === 0 ? [] : await db.selectFrom('users').select(['user_id', 'name']).where('user_id', 'in', ids).execute()
  const open = await db
    .selectFrom('form_comments')
    .select((eb) => ['form_key', 'version', eb.fn.countAll<number>().as('open')])
    .where('settled_at', 'is', null)
    .groupBy(['form_key', 'version'])
    .execute()
  return {
    names: new Map(people.map((person) => [person.user_id, person.name])),
    openComments: new Map(open.map((each) => [nameOf(each), Number(each.open)])),
  }
}

const summaryOf = (row: VersionRow, isCurrent: boolean, { names, openComments }: Beside): Omit<VersionSummary, 'actions'> => ({
  key: row.form_key,
  version: row.version,
  hash: row.hash,
  title: row.title,
  titleEn: row.title_en,
  department: row.department,
  departmentName: row.department_name ?? row.department,
  owner: row.owner ?? '',
  state: row.status,
  verification: row.verification,
  current: isCurrent,
  opensAt: iso(row.opens_at),
  first: row.first_units && row.first_opens_at ? { opensAt: row.first_opens_at.toISOString(), units: [...row.first_units] } : null,
  authors: row.authors.map((userId) => ({ userId, name: names.get(userId) ?? '' })),
  publisher: row.published_by ? (names.get(row.published_by) ?? '') : null,
  dueOn: row.due_on,
  changedAt: row.changed_at.toISOString(),
  openComments: openComments.get(nameOf(row)) ?? 0,
})

/** Of the board it is not asked whether a version loses values, which takes compiling it: its own page says so. */
const boardActions = (facts: VersionFacts, roles: ReturnType<typeof rolesOn>): VersionSummary['actions'] =>
  allowedVersionActions(roles, facts)
    .filter((action) => action !== 'consent')
    .slice()

/** Every version of the forms that the reader works on. */
export async function authoredForms(db: CatalogueTx, reader: Reader, now: Date): Promise<AuthoredForms> {
  const rows = await versionRows(db, null).execute()
  const byForm = Map.groupBy(rows, (row) => row.form_key)
  const mine = rows.filter((row) => mayWorkOnForm(rolesOn(reader, row)))
  const beside = await besideOf(db, mine)
  return {
    versions: mine.map((row) => {
      const all = byForm.get(row.form_key) ?? []
      const actions = boardActions(factsOf(row, all, reader, false, now), rolesOn(reader, row))
      return { ...summaryOf(row, isInForce(all, row, now), beside), actions }
    }),
  }
}

/** A version with everything that those who work on it need; null when there is none for this reader. */
export async function authoredVersion(
  db: CatalogueTx,
  reader: Reader,
  formKey: string,
  version: number,
  now: Date,
): Promise<AuthoredVersion | null> {
  const found = await findVersion(db, reader, formKey, version)
  if (!found) return null
  const { row, all, roles } = found
  const text = await textOf(db, row)
  const judged = await judgeVersion(db, { ...row, canonical_text: text })
  const consent = await consentTo(db, row)
  const report = judged.ok && judged.value.before !== null ? judged.value : null
  const needsConsent = report !== null && report.report.losses.length > 0
  const facts = factsOf(row, all, reader, needsConsent && consent === null, now)
  const beside = await besideOf(db, [row])
  return {
    summary: { ...summaryOf(row, facts.isCurrent, beside), actions: [...allowedVersionActions(roles, facts)] },
    // From the text, whose key order is the author's; a JSON object when it was saved.
    document: JSON.parse(text) as JsonObject,
    issues: (judged.ok ? judged.value.missing : judged.error).map(plain),
    notes: row.notes,
    remark: row.remark,
    before: report && {
      version: report.before?.definition.version ?? 0,
      losses: report.report.losses.map(plain),
      decisions: report.report.decisions.map(plain),
    },
    consent,
    needsConsent,
    owners: await formOwners(db, row, now),
    ...(await storyOf(db, row)),
  }
}

const plain = ({ code, path, params }: { code: string; path: string; params: Readonly<Record<string, unknown>> }) =>
  ({ code, path, params }) as AuthoredVersion['issues'][number] // issues carry JSON

async function storyOf(db: CatalogueTx, row: VersionRow): Promise<Pick<AuthoredVersion, 'comments' | 'events'>> {
  const comments = await db
    .selectFrom('form_comments')
    .selectAll()
    .where('form_key', '=', row.form_key)
    .where('version', '=', row.version)
    .orderBy('at')
    .orderBy('comment_id')
    .execute()
  const events = await db
    .selectFrom('form_events')
    .select(['number', 'version', 'kind', 'actor_name', 'remark', 'at'])
    .where('form_key', '=', row.form_key)
    .orderBy('number', 'desc')
    .limit(500)
    .execute()
  return {
    comments: comments.map((each) => ({
      commentId: each.comment_id,
      fieldId: each.field_id,
      text: each.body,
      author: each.author_name,
      at: each.at.toISOString(),
      settledBy: each.settler_name,
    })),
    events: events.map(({ actor_name: actor, at, ...each }) => ({ ...each, actor, at: at.toISOString() })),
  }
}
