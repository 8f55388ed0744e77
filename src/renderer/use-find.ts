import { useEffect, useMemo, useState } from 'react'
import type { RecordPath } from '#core/lib/record-path.ts'
import { findIndex, findPlaces, type FoundPlace } from './find-places.ts'
import { useChannel, useFormScope } from './form-scope.ts'
import { PROGRESS } from './progress.ts'

/** A pause in typing, so that the page does not jump at each key of a Vietnamese keyboard. */
const PAUSE = 250
const mark = 'data-found'

/** What a search in the form has found, and which of it is shown. */
export interface Find {
  readonly text: string
  readonly type: (text: string) => void
  readonly hits: readonly FoundPlace[]
  /** Index into `hits`; −1 while there are none. */
  readonly at: number
  readonly step: (by: 1 | -1) => void
}

const fieldAround = (id: string): Element | null => {
  const control = document.getElementById(id)
  return control?.closest('.ph-field, td') ?? control
}

/** @param onShow brings a place into the document and into sight, without the focus */
export function useFind(onShow: (path: RecordPath) => void): Find {
  const scope = useFormScope()
  useChannel(PROGRESS)
  const version = scope.store.channels.version(PROGRESS)
  const [text, setText] = useState('')
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => {
      setQuery(text)
      setAt(0)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  // The version tells that values changed, which the index has no other sign of.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const index = useMemo(() => findIndex(scope), [scope, version])
  const hits = useMemo(() => findPlaces(index, query), [index, query])
  const shown = hits[at] ?? hits[0]
  const path = shown?.place.path
  const id = shown?.place.id
  useEffect(() => {
    if (path === undefined || id === undefined) return
    const shownField: { current: Element | null; gone: boolean } = { current: null, gone: false }
    // Behind the commit: what is brought into the document is drawn at once.
    queueMicrotask(() => {
      if (shownField.gone) return
      onShow(path)
      shownField.current = fieldAround(id)
      shownField.current?.setAttribute(mark, '')
    })
    return () => {
      shownField.gone = true
      shownField.current?.removeAttribute(mark)
    }
  }, [path, id, onShow])
  return {
    text,
    type: setText,
    hits,
    at: shown === undefined ? -1 : hits.indexOf(shown),
    step: (by) => setAt((now) => (now + by + hits.length) % Math.max(1, hits.length)),
  }
}
