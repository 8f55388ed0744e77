import { formHash } from '#core/form/canonical.ts'
import { formRef } from '#core/form/compiled-form.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { RoundDeps } from './round-deps.ts'
import { networkTrouble, storageTrouble, type SyncTrouble } from './sync-trouble.ts'

/** Brings the list of forms up to date, and every definition and code list that is not here yet: they never change, only grow. */
export async function catalogueRound(deps: RoundDeps): Promise<Result<void, SyncTrouble>> {
  const { api, catalogue, onHeard } = deps
  const index = await api.forms()
  if (!index.ok) return err(networkTrouble(index.error))
  onHeard()
  // What new records need comes first: the network may go away again at any moment.
  const ordered = index.value.forms.toSorted((a, b) => Number(b.current) - Number(a.current))
  for (const summary of ordered) {
    const fetched = await fetchDefinition(deps, summary)
    if (!fetched.ok) return fetched
  }
  const lists = await fetchLists(deps)
  if (!lists.ok) return lists
  // Last, so that a listed form always opens offline.
  const stored = await catalogue.putForms(index.value.forms)
  return stored.ok ? ok(undefined) : err(storageTrouble(stored.error))
}

async function fetchDefinition(
  { api, catalogue, vault, clock }: RoundDeps,
  { key, version, hash }: FormSummary,
): Promise<Result<void, SyncTrouble>> {
  const ref = formRef(key, version, hash)
  const present = await catalogue.definition(ref)
  if (!present.ok) return err(storageTrouble(present.error))
  if (present.value !== null) return ok(undefined)
  const answer = await api.form(key, version)
  if (!answer.ok) return err(networkTrouble(answer.error))
  // A definition that is not what its name says would make records that the server refuses: leave it out, and say so.
  if (formHash(answer.value.definition) !== hash) {
    const logged = await vault.log({ at: clock(), kind: 'failure', detail: `form-hash ${key}@${version}` })
    return logged.ok ? ok(undefined) : err(storageTrouble(logged.error))
  }
  const stored = await catalogue.putDefinition(ref, answer.value.definition)
  return stored.ok ? ok(undefined) : err(storageTrouble(stored.error))
}

async function fetchLists({ api, catalogue }: RoundDeps): Promise<Result<void, SyncTrouble>> {
  const [index, held] = [await api.codeLists(), await catalogue.codeListVersions()]
  if (!index.ok) return err(networkTrouble(index.error))
  if (!held.ok) return err(storageTrouble(held.error))
  const here = new Set(held.value.map(({ key, version }) => `${key}@${version}`))
  for (const { key, version } of index.value.lists) {
    if (here.has(`${key}@${version}`)) continue
    const answer = await api.codeList(key, version)
    if (!answer.ok) return err(networkTrouble(answer.error))
    const stored = await catalogue.putCodeList(answer.value)
    if (!stored.ok) return err(storageTrouble(stored.error))
  }
  return ok(undefined)
}
