import { useMemo, useState } from 'react'
import { isMissing, type FormText } from '#core/form/authoring/texts/form-text.ts'
import { fold } from '#core/lib/vietnamese.ts'

export type TextFilter = 'all' | 'missing' | 'changed'

const isChanged = (text: FormText, before: ReadonlyMap<string, FormText>): boolean => {
  const was = before.get(text.key)
  return was === undefined || was.vi !== text.vi || was.en !== text.en
}

/**
 * The texts that are looked at. Which ones those are is settled when the filter or the search is set: a text that was missing stays
 * under the hands that write it.
 * @param before the texts as the author found them
 */
export function useShownTexts(texts: readonly FormText[], before: readonly FormText[]) {
  const [filter, setFilter] = useState<TextFilter>('all')
  const [search, setSearch] = useState('')
  const [keys, setKeys] = useState<ReadonlySet<string> | null>(null)
  const old = useMemo(() => new Map(before.map((text) => [text.key, text])), [before])
  const show = (nextFilter: TextFilter, nextSearch: string) => {
    const wanted = fold(nextSearch)
    const fits = (text: FormText): boolean =>
      (nextFilter === 'all' || (nextFilter === 'missing' ? isMissing(text) : isChanged(text, old))) &&
      (wanted === '' || fold(`${text.vi}\n${text.en}\n${text.key}`).includes(wanted))
    setFilter(nextFilter)
    setSearch(nextSearch)
    setKeys(nextFilter === 'all' && wanted === '' ? null : new Set(texts.filter(fits).map(({ key }) => key)))
  }
  return {
    filter,
    search,
    shown: useMemo(() => (keys === null ? texts : texts.filter(({ key }) => keys.has(key))), [texts, keys]),
    missing: useMemo(() => texts.filter(isMissing).length, [texts]),
    changed: useMemo(() => texts.filter((text) => isChanged(text, old)).length, [texts, old]),
    setFilter: (next: TextFilter) => show(next, search),
    setSearch: (next: string) => show(filter, next),
  }
}
