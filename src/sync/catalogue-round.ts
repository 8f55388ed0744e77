import { formHash } from '#core/form/canonical.ts'
import { formRef } from '#core/form/compiled-form.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import { atOnce } from './at-once.ts'
import { note } from './note.ts'
import type { RoundDeps } from './round-deps.ts'
import { networkTrouble, storageTrouble, type SyncTrouble } from './sync-trouble.ts'

/** So many are asked for at a time: one slow answer, or the way there and back, holds up none of the others. */
const WIDTH = 4

/** Brings the list of forms up to date, and every definition and code list that is not here yet: they never change, only grow. */
export async function catalogueRound(deps: RoundDeps): Promise<Result<void, SyncTrouble>> {
  const { api, catalogue, onHeard } = deps
  const [index, lists, held] = [await api.forms(), await api.codeLists(), await catalogue.listHeads()]
  if (!index.ok) return err(networkTrouble(index.error))
  if (!lists.ok) return err(networkTrouble(lists.error))
  if (!held.ok) return err(storageTrouble(held.error))
  onHeard()
  const here = new Set(held.value.map(({ key, version }) => `${key}@${version}`))
  const missing = lists.value.lists.filter(({ key, version }) => !here.has(`${key}@${version}`))
  const definition = (summary: FormSummary) => () => fetchDefinition(deps, summary)
  const { forms } = index.value
  // What new records need comes first: the network may go away again at any moment.
  const wanted = [
    ...forms.filter(({ current }) => current).map(definition),
    ...missing.map((list) => () => fetchList(deps, list)),
    ...forms.filter(({ current }) => !current).map(definition),
  ]
  const fetched = await atOnce(wanted, WIDTH, (fetchOne) => fetchOne())
  if (!fetched.ok) return fetched
  // Last, so that a listed form always opens offline.
  const stored = await catalogue.putForms(forms)
  if (!stored.ok) return err(storageTrouble(stored.error))
  // What was tried out is over: published, given up, or begun anew with another text.
  const dropped = await deps.vault.dropTests(forms.map(({ key, version, hash }) => formRef(key, version, hash)))
  return dropped.ok ? ok(undefined) : err(storageTrouble(dropped.error))
}

async function fetchDefinition(deps: RoundDeps, { key, version, hash }: FormSummary): Promise<Result<void, SyncTrouble>> {
  const { api, catalogue } = deps
  const ref = formRef(key, version, hash)
  const present = await catalogue.definition(ref)
  if (!present.ok) return err(storageTrouble(present.error))
  if (present.value !== null) return ok(undefined)
  const answer = await api.form(key, version)
  if (!answer.ok) return err(networkTrouble(answer.error))
  // A definition that is not what its name says would make records that the server refuses: leave it out, and say so.
  if (formHash(answer.value.definition) !== hash) return note(deps, 'failure', `form-hash ${key}@${version}`)
  const stored = await catalogue.putDefinition(ref, answer.value.definition)
  return stored.ok ? ok(undefined) : err(storageTrouble(stored.error))
}

async function fetchList(
  { api, catalogue }: RoundDeps,
  { key, version }: { readonly key: string; readonly version: string },
): Promise<Result<void, SyncTrouble>> {
  const answer = await api.codeList(key, version)
  if (!answer.ok) return err(networkTrouble(answer.error))
  const kept = await catalogue.keepList({ key, version }, answer.value)
  if (!kept.ok) return err(storageTrouble(kept.error))
  return kept.value ? ok(undefined) : err(networkTrouble({ kind: 'strange' }))
}
