import { parentOf, type RecordPath } from '../lib/record-path.ts'

/** A field as somebody reads its name. */
export interface NamedField {
  /** Template path. */
  readonly path: RecordPath
  readonly title: string
}

/** `/owner/name` → `owner.name`; rows leave no trace. */
const wayTo = (path: RecordPath): string => path.slice(1).replaceAll('/@', '').replaceAll('/', '.')

/**
 * What to call each field so that no two are called the same: its title; where several share it, what they stand in before it; where
 * that does not tell them apart either, the way to it in rules behind it.
 */
export function namesApart(fields: readonly NamedField[]): ReadonlyMap<RecordPath, string> {
  const titles = new Map(fields.map(({ path, title }) => [path, title]))
  const whole = (path: RecordPath): string => {
    const title = titles.get(path)
    const around = parentOf(path) === '' ? '' : whole(parentOf(path))
    return [around, title].filter(Boolean).join(' › ')
  }
  const isOnly = (names: readonly string[]): ((name: string) => boolean) => {
    const count = new Map<string, number>()
    for (const name of names) count.set(name, (count.get(name) ?? 0) + 1)
    return (name) => count.get(name) === 1
  }
  const isOnlyTitle = isOnly([...titles.values()])
  const isOnlyWhole = isOnly([...titles.keys()].map(whole))
  return new Map(
    [...titles].map(([path, title]) => {
      if (isOnlyTitle(title)) return [path, title]
      const name = whole(path)
      return [path, isOnlyWhole(name) ? name : `${name} (${wayTo(path)})`]
    }),
  )
}
