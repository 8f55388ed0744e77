import type { AuthoredVersion, VersionSummary } from '#core/protocol/authoring.ts'
import { namesApart } from '#core/form/names-apart.ts'
import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { ChosenStep } from '#core/form/upgrade/chosen-steps.ts'
import { formWords } from '#renderer/form-words.ts'
import type { NameOf } from './change-text.ts'

/** What the fields of a form are called by its readers, no two the same. */
export function namesOfFields(form: CompiledForm, lang: 'vi' | 'en'): ReturnType<typeof namesApart> {
  const words = formWords(form, lang)
  return namesApart(form.nodes.map((node) => ({ path: node.path, title: words.field(node) })))
}

/** The path where there is no field. */
export function nameIn({ old, next }: { readonly old: CompiledForm; readonly next: CompiledForm }, lang: 'vi' | 'en'): NameOf {
  const [before, now] = [namesOfFields(old, lang), namesOfFields(next, lang)]
  return (path, when) => (when === 'before' ? before.get(path) : undefined) ?? now.get(path) ?? before.get(path) ?? path
}

/** The field whose values an author decides on: as it was where it has moved or is gone, else as it is now. */
export const nameOfChoice = ({ why, path, at }: Pick<ChosenStep, 'why' | 'path' | 'at'>, nameOf: NameOf): string =>
  why === 'moved' || why === 'dropped' ? nameOf(path, 'before') : nameOf(at)

/** What a form is called in the reader's language; its key while it has no title. */
export const nameOfForm = ({ key, title, titleEn }: Pick<VersionSummary, 'key' | 'title' | 'titleEn'>, lang: string): string =>
  (lang === 'en' && titleEn !== '' ? titleEn : title) || key

/** People with their posts, each once. */
export const namesOf = (people: NonNullable<AuthoredVersion['owners']>): string =>
  [...new Map(people.map((person) => [person.userId, person])).values()]
    .map(({ name, post }) => (post === '' ? name : `${name} (${post})`))
    .join(', ')
