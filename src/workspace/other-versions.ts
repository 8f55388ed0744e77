import { compileForm } from '#core/form/compile.ts'
import { formRef, type CompiledForm, type FormRef } from '#core/form/compiled-form.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { VersionUpgrade } from '#core/form/upgrade/version-upgrade.ts'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { FormSummary } from '#core/protocol/catalogue.ts'
import type { FormFailure, FormLibrary } from './form-library.ts'

export const refOf = ({ key, version, hash }: FormSummary): FormRef => formRef(key, version, hash)

interface Source extends Pick<FormLibrary, 'summaries' | 'form'> {
  definition(ref: FormRef): Promise<Result<FormDefinition, FormFailure>>
}

/** The neighbours of a version among those that are at hand. */
export function otherVersions({ summaries, definition, form }: Source): Pick<FormLibrary, 'newer' | 'earlier'> {
  /** By the version that is moved on from, and the one to. */
  const kept = new Map<string, CompiledForm>()

  /** Oldest first. */
  const versionsOf = async ({ definition: { key } }: CompiledForm): Promise<Result<readonly FormSummary[], FormFailure>> => {
    const all = await summaries()
    return all.ok ? ok(all.value.filter((each) => each.key === key).toSorted((a, b) => a.version - b.version)) : all
  }

  const withMaps = async (target: FormSummary, between: readonly FormSummary[]): Promise<Result<CompiledForm, FormFailure>> => {
    const maps: VersionUpgrade[] = []
    for (const each of between) {
      const found = await definition(refOf(each))
      if (!found.ok) return found
      maps.push({ version: each.version, steps: found.value.upgrade ?? [] })
    }
    const own = await definition(refOf(target))
    if (!own.ok) return own
    const made = compileForm(own.value, maps)
    return made.ok ? made : err({ kind: 'broken', code: made.error[0]?.code ?? 'unknown' })
  }

  return {
    async newer(from) {
      const all = await versionsOf(from)
      if (!all.ok) return all
      const { version } = from.definition
      const target = all.value.find(({ current }) => current)
      if (target === undefined || target.version <= version) return ok(null)
      const name = `${version} ${refOf(target)}`
      const known = kept.get(name)
      if (known !== undefined) return ok(known)
      const made = await withMaps(
        target,
        all.value.filter((each) => each.version > version && each.version < target.version),
      )
      if (made.ok) kept.set(name, made.value)
      return made
    },
    async earlier(than) {
      const all = await versionsOf(than)
      if (!all.ok) return all
      const found: CompiledForm[] = []
      for (const each of all.value.toReversed().filter(({ version }) => version < than.definition.version)) {
        const made = await form(refOf(each))
        if (made.ok) found.push(made.value)
      }
      return ok(found)
    },
  }
}
