import type { CompiledForm } from '#core/form/compiled-form.ts'
import type { UserId } from '#core/lib/ids.ts'

/** Who sees a record of this form at first, given who worked on it, the maker first; null: everybody whose role reaches it. */
export const namedReaders = (form: Pick<CompiledForm, 'definition'>, people: readonly UserId[]): readonly UserId[] | null =>
  form.definition.access?.rows === 'named' ? [...new Set(people)] : null

export const sameReaders = (a: readonly UserId[] | null, b: readonly UserId[] | null): boolean =>
  a === null || b === null ? a === b : a.length === b.length && a.every((person, i) => person === b[i])

/** For a uuid[] column. */
export const readersColumn = (readers: readonly UserId[] | null): UserId[] | null => (readers === null ? null : [...readers])
