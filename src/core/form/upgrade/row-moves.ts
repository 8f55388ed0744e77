import { templateOf, type RecordPath } from '../../lib/record-path.ts'

const rowMark = '/@'

/** The innermost row that a template path lies in, `/members/@` of `/members/@/phone`; `''` outside of rows. */
const rowAround = (template: RecordPath): RecordPath => {
  const at = template.lastIndexOf(rowMark)
  return at < 0 ? '' : template.slice(0, at + rowMark.length)
}

/** Whether a path lies at, or in, what is at `around`. */
export const isIn = (path: RecordPath, around: RecordPath): boolean => path === around || path.startsWith(`${around}/`)

/** Whether each value at `from` has a row at hand for `to`: its own, or one around it. */
export const hasRowsFor = (from: RecordPath, to: RecordPath): boolean => rowAround(to) === '' || isIn(from, rowAround(to))

export const rowsIn = (path: RecordPath): number => path.split(rowMark).length - 1

/** The concrete path of `template` in the rows of `place`. Null when it goes through rows that `place` is not in. */
export function inRowsOf(place: RecordPath, template: RecordPath): RecordPath | null {
  if (!hasRowsFor(templateOf(place), template)) return null
  const rows = place.match(/@[^/]+/g) ?? []
  let next = 0
  return template.replace(/@(?=\/|$)/g, () => rows[next++] ?? '@')
}
