import { useMemo } from 'react'
import { LARGE_LIST, type CodeListItem } from '#core/form/code-list.ts'
import { itemName } from '#core/form/field-types/codes.ts'
import type { ListFilter } from '#core/form/lists/list-lookup.ts'
import type { ChoiceItem } from '#ui/choice-item.ts'
import type { ChoiceSource } from '#ui/choice-source.ts'
import { useFormScope } from '../form-scope.ts'
import type { Place } from '../place.ts'

/** So many are offered at once; who sees more types on. */
const OFFERED = 50

/** The list and filter of a place whose choices are too many to be held, as one text; null for all others. */
function useLargeList(place: Place): string | null {
  const { store, context } = useFormScope()
  const scope = store.instance.choiceScope(place.path)
  if (scope.kind !== 'list' || context.lists.count(scope.list, scope.filter) <= LARGE_LIST) return null
  return JSON.stringify([scope.list, scope.filter])
}

/**
 * Search among the choices of a place when they are too many to be held (`LARGE_LIST`), else null. The same as long as list and
 * filter are. Names repeat in long lists, so each has something to tell it by: its code, or what `hintOf` says.
 */
export function useChoiceSource(place: Place, hintOf?: (item: CodeListItem) => string | undefined): ChoiceSource | null {
  const { context, lang } = useFormScope()
  const large = useLargeList(place)
  return useMemo(() => {
    if (large === null) return null
    const [list, filter] = JSON.parse(large) as [string, ListFilter] // written above
    const choiceOf = (item: CodeListItem): ChoiceItem => ({
      value: item.code,
      label: itemName(item, lang),
      hint: hintOf?.(item) ?? item.code,
    })
    return {
      async search(text) {
        const { items, total, meant } = await context.lists.search(list, { text, filter, lang, limit: OFFERED })
        return { items: items.map(choiceOf), total, meant: meant === null ? null : choiceOf(meant) }
      },
    }
  }, [context, lang, large, hintOf])
}
