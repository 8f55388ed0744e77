import { useEffect, useState } from 'react'
import type { ListHead } from '#storage/catalogue.ts'
import { useDesk } from '#workspace/desk.ts'
import { useLang } from '#workspace/lang.ts'
import { useServices } from '#workspace/services.ts'
import type { FieldPanelProps } from './inspector/field-panel.tsx'

export type PanelFacts = Pick<FieldPanelProps, 'lists' | 'forms'>

const nothing: PanelFacts = { lists: [], forms: [] }

/** Of each list the newest version. */
const newest = (heads: readonly ListHead[]): readonly ListHead[] => [
  ...new Map(heads.toSorted((a, b) => (a.version < b.version ? -1 : 1)).map((head) => [head.key, head])).values(),
]

/** The titles of lists, by key, which only the server knows; nothing without a network. */
function useListTitles(): ReadonlyMap<string, string> {
  const { api } = useServices()
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(() => new Map())
  useEffect(() => {
    let current = true
    void api.authoring.lists().then((answer) => {
      if (current && answer.ok) setTitles(new Map(answer.value.lists.toReversed().map(({ key, title }) => [key, title])))
    })
    return () => {
      current = false
    }
  }, [api])
  return titles
}

/** Code lists and forms that a field may name, as this device knows them. */
export function usePanelFacts(): PanelFacts {
  const { catalogue } = useDesk()
  const lang = useLang()
  const titles = useListTitles()
  const [facts, setFacts] = useState(nothing)
  useEffect(() => {
    let current = true
    void Promise.all([catalogue.listHeads(), catalogue.forms()]).then(([heads, forms]) => {
      if (!current) return
      setFacts({
        lists: heads.ok
          ? newest(heads.value).map(({ key, version, count }) => ({ key, title: titles.get(key) ?? key, version, count, columns: [] }))
          : [],
        forms: forms.ok
          ? forms.value.flatMap(({ key, title, titleEn, current: isCurrent }) =>
              isCurrent ? [{ key, title: lang === 'en' ? titleEn : title }] : [],
            )
          : [],
      })
    })
    return () => {
      current = false
    }
  }, [catalogue, lang, titles])
  return facts
}
