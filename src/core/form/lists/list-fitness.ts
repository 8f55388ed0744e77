import { issue, type Issue } from '../../lib/issue.ts'
import { jsonPointer } from '../../lib/json-pointer.ts'
import type { CodeList } from '../code-list.ts'

/** More of them tell nobody more. */
const SHOWN = 20

/**
 * Why a whole list may not be published all the same. `before` is the version published before it. Issues: `list.empty` ·
 * `list.code-lost` {code, count} (it was published: stored records name it, so it is retired with a last day, never left out) ·
 * `list.days` {code} (its last day is before its first).
 */
export function listUnfitness(list: CodeList, before: CodeList | null): readonly Issue[] {
  if (list.items.length === 0) return [issue('list.empty', '/items')]
  const codes = new Set(list.items.map((item) => item.code))
  const lost = (before?.items ?? []).filter((item) => !codes.has(item.code))
  const turned = list.items.flatMap(({ code, from, to }, row) =>
    from !== undefined && to !== undefined && to < from
      ? [issue('list.days', jsonPointer(jsonPointer('/items', row), 'to'), { code })]
      : [],
  )
  return [...lost.map(({ code }) => issue('list.code-lost', '/items', { code, count: lost.length })), ...turned].slice(0, SHOWN)
}
