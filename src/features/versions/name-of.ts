import type { AuthoredVersion, VersionSummary } from '#core/protocol/authoring.ts'
import type { NameOf } from './change-text.ts'
import type { Comparison } from './compare-versions.ts'

/** The title of the field at a path, as the new version has it, or else the old; the path where there is no field. */
export const nameIn =
  ({ old, next }: Pick<Comparison, 'old' | 'next'>): NameOf =>
  (path) =>
    next.byPath.get(path)?.title ?? old.byPath.get(path)?.title ?? path

/** What a form is called in the reader's language; its key while it has no title. */
export const nameOfForm = ({ key, title, titleEn }: Pick<VersionSummary, 'key' | 'title' | 'titleEn'>, lang: string): string =>
  (lang === 'en' && titleEn !== '' ? titleEn : title) || key

/** People with their posts, each once. */
export const namesOf = (people: NonNullable<AuthoredVersion['owners']>): string =>
  [...new Map(people.map((person) => [person.userId, person])).values()]
    .map(({ name, post }) => (post === '' ? name : `${name} (${post})`))
    .join(', ')
