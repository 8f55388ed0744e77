import type { FormRef } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { PullResponse } from '#core/protocol/pull.ts'
import { PROTOCOL_VERSION } from '#core/protocol/version.ts'
import type { PullCursor } from '#storage/vault.ts'
import { note } from './note.ts'
import type { RoundDeps } from './round-deps.ts'
import { mayHold, scopesOf } from './scopes-of.ts'
import { searchTextsOf } from './search-texts.ts'
import { networkTrouble, storageTrouble, type SyncTrouble } from './sync-trouble.ts'

/** Changes on a page of each scope; fewer over a link that does not carry so many in time, down to the least. */
const LIMIT = 200
const LEAST = 12

/** Fetches what changed in all scopes of the person, page by page; drops the copies of scopes that are no longer theirs. */
export async function pullRound(deps: RoundDeps): Promise<Result<void, SyncTrouble>> {
  const { vault, catalogue, api, onHeard } = deps
  const forms = await catalogue.forms()
  if (!forms.ok) return err(storageTrouble(forms.error))
  const scopes = scopesOf(vault.session(), forms.value)
  const dropped = await dropForeign(deps, scopes)
  if (!dropped.ok) return dropped
  const definitions = new Map<FormRef, FormDefinition>()
  let open = [...scopes]
  const isDue = isComparisonDue(deps)
  const wrong = new Set<string>()
  let changes = 0
  let limit = LIMIT
  while (open.length > 0) {
    const cursors = await vault.cursors()
    if (!cursors.ok) return err(storageTrouble(cursors.error))
    const asked = Object.fromEntries(open.map((scope) => [scope, cursors.value[scope] ?? { seq: 0, epoch: '' }]))
    const answer = await api.pull({ protocolVersion: PROTOCOL_VERSION, cursors: asked, limit, ...(isDue ? { digests: true } : {}) })
    if (!answer.ok && answer.error.kind === 'timeout' && limit > LEAST) {
      limit = Math.max(LEAST, Math.floor(limit / 4))
      continue
    }
    if (!answer.ok) return err(networkTrouble(answer.error))
    onHeard()
    const applied = await applyAnswer(deps, asked, answer.value, definitions)
    if (!applied.ok) return applied
    changes += applied.value
    const differing = await dropDiffering(deps, answer.value, wrong)
    if (!differing.ok) return differing
    // A scope that says "more" without moving on would be asked for ever.
    open = open.filter((scope) => answer.value.scopes[scope]?.more === true || differing.value.includes(scope))
    if (applied.value === 0 && differing.value.length === 0) break
    if (open.length > 0) await deps.onReceived(changes)
  }
  if (isDue) deps.compared.at = deps.clock()
  if (changes === 0) return ok(undefined)
  return note(deps, 'pull', `changes ${changes}`)
}

/** At the beginning and once a day: it costs the server a look at every record. */
const COMPARE_EVERY = 86_400_000

function isComparisonDue({ compared: { at }, clock }: RoundDeps): boolean {
  return at === null || clock() < at || clock() - at >= COMPARE_EVERY
}

/**
 * Copies that are not what the server says they should be go, and their scopes are fetched anew, once a round; the outbox is not
 * touched. Value: these scopes.
 * @param wrong those of this round so far
 */
async function dropDiffering(deps: RoundDeps, answer: PullResponse, wrong: Set<string>): Promise<Result<readonly string[], SyncTrouble>> {
  const differing: string[] = []
  for (const [scope, { digest }] of Object.entries(answer.scopes)) {
    if (digest === undefined || wrong.has(scope)) continue
    const held = await deps.vault.digest(scope)
    if (!held.ok) return err(storageTrouble(held.error))
    if (held.value === null || held.value === digest) continue
    const dropped = await deps.vault.dropScope(scope)
    if (!dropped.ok) return err(storageTrouble(dropped.error))
    wrong.add(scope)
    differing.push(scope)
  }
  if (differing.length === 0) return ok([])
  const noted = await note(deps, 'failure', `diverged ${differing.length}`)
  return noted.ok ? ok(differing) : noted
}

/** Value: how many changes came. */
async function applyAnswer(
  deps: RoundDeps,
  asked: Readonly<Record<string, PullCursor>>,
  answer: PullResponse,
  definitions: Map<FormRef, FormDefinition>,
): Promise<Result<number, SyncTrouble>> {
  const { vault, catalogue } = deps
  let changes = 0
  for (const [scope, page] of Object.entries(answer.scopes)) {
    for (const change of page.changes) {
      if (change.kind !== 'record' || definitions.has(change.formRef)) continue
      const definition = await catalogue.definition(change.formRef)
      if (!definition.ok) return err(storageTrouble(definition.error))
      if (definition.value !== null) definitions.set(change.formRef, definition.value)
    }
    const again = asked[scope]?.epoch === page.epoch || deps.isDemo() ? ok(0) : await vault.sendAgain(scope, page.epoch)
    if (!again.ok) return err(storageTrouble(again.error))
    const noted = again.value > 0 ? await note(deps, 'pull', `sent-again ${again.value}`) : ok(undefined)
    if (!noted.ok) return noted
    const applied = await vault.applyPull(scope, page, searchTextsOf(definitions), asked[scope])
    if (!applied.ok) return err(storageTrouble(applied.error))
    changes += page.changes.length
  }
  for (const scope of answer.revoked) {
    const dropped = await vault.dropScope(scope, true)
    if (!dropped.ok) return err(storageTrouble(dropped.error))
  }
  return ok(changes)
}

async function dropForeign({ vault }: RoundDeps, scopes: ReadonlySet<string>): Promise<Result<void, SyncTrouble>> {
  const cursors = await vault.cursors()
  if (!cursors.ok) return err(storageTrouble(cursors.error))
  const held = await vault.scopes()
  if (!held.ok) return err(storageTrouble(held.error))
  const pulledBefore = Object.keys(cursors.value).filter((scope) => !scopes.has(scope))
  const fetchedBefore = held.value.filter((scope) => !(scope in cursors.value) && !mayHold(vault.session(), scope))
  for (const scope of [...pulledBefore, ...fetchedBefore]) {
    const dropped = await vault.dropScope(scope, true)
    if (!dropped.ok) return err(storageTrouble(dropped.error))
  }
  return ok(undefined)
}
