import { codeListsAt, listsInForce } from '#core/form/code-lists.ts'
import type { CodeLists } from '#core/form/code-list.ts'
import type { ListLookup } from '#core/form/lists/list-lookup.ts'
import { compileForm } from '#core/form/compile.ts'
import type { CompiledForm, FormRef } from '#core/form/compiled-form.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { Api } from '#network/api.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import type { Catalogue } from '#storage/catalogue.ts'
import type { StorageFailure } from '#storage/vault.ts'
import { otherVersions, refOf } from './other-versions.ts'

/** Why a form cannot be opened. Who acts next: as the words of each kind say. */
export type FormFailure =
  | { readonly kind: 'missing' }
  | { readonly kind: 'broken'; readonly code: string }
  | { readonly kind: 'storage'; readonly failure: StorageFailure }
  | { readonly kind: 'network'; readonly failure: NetworkFailure }

/** Compiled forms and code lists of this device; fetched and kept when they are not there yet. */
export interface FormLibrary {
  summaries(): Promise<Result<readonly FormSummary[], FormFailure>>
  /** The version that new records use. */
  current(key: string): Promise<Result<FormRef, FormFailure>>
  form(ref: FormRef): Promise<Result<CompiledForm, FormFailure>>
  /**
   * The version that new records use, when it is later than this one: with the upgrade maps of all versions between, so that drafts and
   * records of this one can move on to it. Null: there is none.
   */
  newer(form: CompiledForm): Promise<Result<CompiledForm | null, FormFailure>>
  /** The versions before this one that are at hand, newest first: what a later one keeps aside is named there. */
  earlier(form: CompiledForm): Promise<Result<readonly CompiledForm[], FormFailure>>
  /** Lists in force on the day `asOf`: those that the form names, and all that are not large. */
  lists(asOf: string, form: Pick<CompiledForm, 'lists'>): Promise<Result<CodeLists, FormFailure>>
}

/** Lists of up to so many rows are at hand for every form: names of provinces and communes stand beside codes that no field lists. */
const ALWAYS = 5000

const refPattern = /^([^@]+)@(\d+)#(.+)$/

export function createFormLibrary({ catalogue, api }: { readonly catalogue: Catalogue; readonly api: Api }): FormLibrary {
  const compiled = new Map<FormRef, CompiledForm>()

  const definition = async (ref: FormRef) => {
    const held = await catalogue.definition(ref)
    if (!held.ok) return err<FormFailure>({ kind: 'storage', failure: held.error })
    if (held.value !== null) return ok(held.value)
    const parts = refPattern.exec(ref)
    if (parts?.[1] === undefined) return err<FormFailure>({ kind: 'missing' })
    const fetched = await api.form(parts[1], Number(parts[2]))
    if (!fetched.ok)
      return err<FormFailure>(fetched.error.kind === 'offline' ? { kind: 'missing' } : { kind: 'network', failure: fetched.error })
    if (fetched.value.hash !== parts[3]) return err<FormFailure>({ kind: 'missing' })
    await catalogue.putDefinition(ref, fetched.value.definition)
    return ok(fetched.value.definition)
  }

  const summaries = async (): Promise<Result<readonly FormSummary[], FormFailure>> => {
    const held = await catalogue.forms()
    return held.ok ? held : err({ kind: 'storage', failure: held.error })
  }

  const form = async (ref: FormRef): Promise<Result<CompiledForm, FormFailure>> => {
    const known = compiled.get(ref)
    if (known !== undefined) return ok(known)
    const found = await definition(ref)
    if (!found.ok) return found
    const made = compileForm(found.value)
    if (!made.ok) return err({ kind: 'broken', code: made.error[0]?.code ?? 'unknown' })
    // A form that is tried out is the form of its definition, under another name.
    const named = { ...made.value, ref }
    compiled.set(ref, named)
    return ok(named)
  }

  return {
    summaries,
    form,
    ...otherVersions({ summaries, definition, form }),
    async current(key) {
      const all = await summaries()
      if (!all.ok) return all
      const found = all.value.find((form) => form.key === key && form.current)
      return found === undefined ? err({ kind: 'missing' }) : ok(refOf(found))
    },
    async lists(asOf, { lists }) {
      const heads = await catalogue.listHeads()
      if (!heads.ok) return err({ kind: 'storage', failure: heads.error })
      const wanted = listsInForce(heads.value, asOf).filter(({ key, count }) => count <= ALWAYS || lists.includes(key))
      const found = await Promise.all(wanted.map((head) => catalogue.list(head)))
      const lookups: ListLookup[] = []
      for (const list of found) {
        if (!list.ok) return err({ kind: 'storage', failure: list.error })
        if (list.value !== null) lookups.push(list.value)
      }
      return ok(codeListsAt(lookups, asOf))
    },
  }
}
