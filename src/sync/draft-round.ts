import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormRef } from '#core/form/compiled-form.ts'
import { filledFields } from '#core/form/filled-fields.ts'
import { isTestRef } from '#core/form/test-key.ts'
import { maxHeldDrafts, type HeldDraft, type MovedDraft } from '#core/protocol/held-drafts.ts'
import type { Draft } from '#core/record/draft.ts'
import type { RoundDeps } from './round-deps.ts'

/** What the server was told of the drafts here; null: nothing yet since the exchange began. */
export interface DraftsTold {
  last: string | null
  readonly forms: Map<FormRef, CompiledForm>
}

type Deps = Pick<RoundDeps, 'vault' | 'catalogue' | 'api' | 'draftsTold'>

async function formOf({ catalogue, draftsTold }: Deps, ref: FormRef): Promise<CompiledForm | null> {
  const known = draftsTold.forms.get(ref)
  if (known) return known
  const definition = await catalogue.definition(ref)
  const form = definition.ok && definition.value !== null ? compileForm(definition.value) : null
  if (!form?.ok) return null
  draftsTold.forms.set(ref, form.value)
  return form.value
}

/** Null for a draft whose form cannot be used here. */
async function heldDraft(deps: Deps, { recordId, formRef, values, raw }: Draft): Promise<HeldDraft | null> {
  const form = await formOf(deps, formRef)
  if (form === null) return null
  const { key, version } = form.definition
  return { recordId, formKey: key, version, fieldIds: [...filledFields(form, values, raw)] }
}

/**
 * Tells the server of which versions there are drafts here, and which of their fields are filled, never with what: whoever changes a form
 * then knows how many drafts it may concern. Only when it is not what was told before. Nobody waits for it, so it fails in silence and is
 * told again in the next round; servers of before do not know it.
 */
export async function draftRound(deps: Deps): Promise<void> {
  const { vault, api, draftsTold } = deps
  const all = await vault.wholeDrafts()
  if (!all.ok) return
  const own = all.value.filter((draft) => !isTestRef(draft.formRef)).slice(0, maxHeldDrafts)
  const moves = await vault.moves()
  if (!moves.ok) return
  const moved: readonly MovedDraft[] = moves.value.slice(0, maxHeldDrafts)
  const now = JSON.stringify([own.map(({ recordId, formRef, changedAt }) => [recordId, formRef, changedAt]), moved])
  if (now === draftsTold.last) return
  const drafts: HeldDraft[] = []
  for (const draft of own) {
    const held = await heldDraft(deps, draft)
    if (held) drafts.push(held)
  }
  const told = await api.heldDrafts(vault.deviceId, moved.length === 0 ? { drafts } : { drafts, moved: [...moved] })
  if (!told.ok) return
  draftsTold.last = now
  if (moved.length > 0) await vault.forgetMoves(moved)
}
