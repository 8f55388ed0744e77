import type { NameOf } from './change-text.ts'
import type { Comparison } from './compare-versions.ts'

/** The title of the field at a path, as the new version has it, or else the old; the path where there is no field. */
export const nameIn =
  ({ old, next }: Pick<Comparison, 'old' | 'next'>): NameOf =>
  (path) =>
    next.byPath.get(path)?.title ?? old.byPath.get(path)?.title ?? path
