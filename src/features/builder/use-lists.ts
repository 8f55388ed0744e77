import { useEffect, useState } from 'react'
import type { CodeLists } from '#core/form/code-list.ts'
import { useDesk } from '#workspace/desk.ts'

const none = { lists: [] }

/** The code lists of this device; null until they have been read. */
export function useLists(asOf: string): CodeLists | null {
  const { forms } = useDesk()
  const [lists, setLists] = useState<CodeLists | null>(null)
  useEffect(() => {
    let current = true
    void forms.lists(asOf, none).then((found) => {
      if (current && found.ok) setLists(found.value)
    })
    return () => {
      current = false
    }
  }, [forms, asOf])
  return lists
}
