import { useEffect, useState } from 'react'
import { useDesk } from '#workspace/desk.ts'
import { useLang } from '#workspace/lang.ts'
import type { FieldPanelProps } from './inspector/field-panel.tsx'

export type PanelFacts = Pick<FieldPanelProps, 'lists' | 'forms'>

const nothing: PanelFacts = { lists: [], forms: [] }

/** Code lists and forms that a field may name, as this device knows them. */
export function usePanelFacts(): PanelFacts {
  const { catalogue } = useDesk()
  const lang = useLang()
  const [facts, setFacts] = useState(nothing)
  useEffect(() => {
    let current = true
    void Promise.all([catalogue.listHeads(), catalogue.forms()]).then(([heads, forms]) => {
      if (!current) return
      setFacts({
        lists: heads.ok ? heads.value.map(({ key, version, count }) => ({ key, title: key, version, count, columns: [] })) : [],
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
  }, [catalogue, lang])
  return facts
}
