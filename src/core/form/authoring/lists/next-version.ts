import type { CodeList } from '../../code-list.ts'

/** The next version of a list, which begins as a copy: issued and in force from `day` on (ISO). */
export function nextListVersion(list: CodeList, day: string): CodeList {
  const { effectiveTo: _, ...kept } = list
  return { ...kept, version: day, effectiveFrom: day }
}

/** A list with nothing in it yet. */
export const newList = (said: Pick<CodeList, 'key' | 'title' | 'source'>, day: string): CodeList => ({
  ...said,
  version: day,
  codesBy: 'project',
  effectiveFrom: day,
  items: [],
})
