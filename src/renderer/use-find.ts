import { useEffect, useMemo, useState } from 'react'
import type { RecordPath } from '#core/lib/record-path.ts'
import { findIndex, findPlaces, type FoundPlace } from './find-places.ts'
import { useChannel, useFormScope } from './form-scope.ts'
import { PROGRESS } from './progress.ts'
import { useLatest } from './use-latest.ts'

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

/** What somebody asked to see: a place, and its number among the hits of then; null: the first one, whichever it is. */
interface Goal {
  readonly path: RecordPath | null
  readonly at: number
}

const start: Goal = { path: null, at: 0 }

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
  const [goal, setGoal] = useState<Goal>(start)
  /** The first one, once it was shown: others may come before it. */
  const [seen, setSeen] = useState<RecordPath | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      setQuery(text)
      setGoal(start)
      setSeen(null)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  // The version tells that values changed, which the index has no other sign of.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const index = useMemo(() => findIndex(scope), [scope, version])
  const hits = useMemo(() => findPlaces(index, query), [index, query])
  const wanted = goal.path ?? seen
  const known = wanted === null ? 0 : hits.findIndex(({ place }) => place.path === wanted)
  // What was shown may not match any more: the next step goes on from there.
  const at = known >= 0 ? Math.min(known, hits.length - 1) : Math.min(goal.at, hits.length - 1)
  const latest = useLatest(hits[at]?.place)
  // Only what somebody asked for moves the page: values that change under the search must not, whoever types them.
  useEffect(() => {
    const place = latest.current
    if (place === undefined) return
    const { path, id } = place
    const shownField: { current: Element | null; gone: boolean } = { current: null, gone: false }
    // Behind the commit: what is brought into the document is drawn at once.
    queueMicrotask(() => {
      if (shownField.gone) return
      onShow(path)
      setSeen(path)
      shownField.current = fieldAround(id)
      shownField.current?.setAttribute(mark, '')
    })
    return () => {
      shownField.gone = true
      shownField.current?.removeAttribute(mark)
    }
  }, [query, goal, latest, onShow])
  return {
    text,
    type: setText,
    hits,
    at,
    step: (by) => {
      if (hits.length === 0) return
      const from = known >= 0 || by < 0 ? at : at - 1
      const to = (from + by + hits.length) % hits.length
      setGoal({ path: hits[to]?.place.path ?? null, at: to })
    },
  }
}
