import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ChoiceItem } from './choice-item.ts'
import type { ChoiceSource } from './choice-source.ts'
import { indexChoices, meantChoice, rankChoices, type ChoiceIndex } from './rank-choices.ts'
import { useFoundChoices } from './use-found-choices.ts'

export interface ComboboxChoice {
  readonly items: readonly ChoiceItem[]
  /** Instead of `items`, when they are too many to be held. */
  readonly source?: ChoiceSource | null
  readonly value: string | null
  /** What is shown for a value that is no item (now): its name from elsewhere; the value itself without it. */
  readonly valueLabel?: string | null
  /** Text to start with when it named no item before; null value with text is unfinished work, kept as typed. */
  readonly text?: string
  /** A choice, or none; `text` is what is typed when it names no item, else ''. */
  readonly onChange: (value: string | null, text: string) => void
  readonly disabled?: boolean
  readonly readOnly?: boolean
}

/** The list made ready for search once somebody types: ten thousand names cost nothing in a form that is only opened. */
function useIndex(items: readonly ChoiceItem[]): () => ChoiceIndex {
  return useMemo(() => {
    let index: ChoiceIndex | null = null
    return () => (index ??= indexChoices(items))
  }, [items])
}

/** Where the arrows are; `moved` when they, not the typing, brought it there: only then does Tab take it. */
interface Active {
  readonly at: number
  readonly moved: boolean
}

interface Hits {
  readonly hits: readonly ChoiceItem[]
  readonly total: number
  /** The hits are still those of an earlier text. */
  readonly pending: boolean
  /** What a text means that is left standing. */
  readonly meant: (text: string) => ChoiceItem | null | Promise<ChoiceItem | null>
}

/** What is offered: of a list at hand at once, of a source when it answers. */
function useHits({ items, source = null }: ComboboxChoice, query: string, open: boolean): Hits {
  const index = useIndex(items)
  // Before the first key, once the list is on the screen.
  useEffect(() => {
    if (!open) return
    const timer = setTimeout(index)
    return () => clearTimeout(timer)
  }, [open, index])
  // Not deferred: Enter right after a key must take what that key left, never the hits of the key before.
  const ranked = useMemo(() => (!open ? [] : query === '' ? items : rankChoices(index(), query)), [open, items, index, query])
  const found = useFoundChoices(source, query, open)
  if (source === null) return { hits: ranked, total: ranked.length, pending: false, meant: (text) => meantChoice(index(), text) }
  const meant = (text: string) => (found.pending ? source.search(text).then((answer) => answer.meant) : found.meant)
  return { hits: found.items, total: found.total, pending: found.pending, meant }
}

/** Enter may come before the answer to the last key: what that answer has at the awaited place is taken then. */
function usePickWhenFound(hits: readonly ChoiceItem[], pending: boolean, pick: (item: ChoiceItem) => void) {
  const awaited = useRef<number | null>(null)
  const latestPick = useRef(pick)
  useLayoutEffect(() => {
    latestPick.current = pick
  })
  useEffect(() => {
    if (awaited.current === null || pending) return
    const item = hits[awaited.current]
    awaited.current = null
    if (item !== undefined) latestPick.current(item)
  }, [pending, hits])
  const setAwaited = (at: number | null) => {
    awaited.current = at
  }
  return { latestPick, setAwaited }
}

/** Whether what stands in the input, and what it is looked for in, are still the same: an answer that comes later is of another text. */
function useStanding(source: ChoiceSource | null) {
  const changes = useRef(0)
  const latest = useRef(source)
  useLayoutEffect(() => {
    latest.current = source
  })
  return useMemo(
    () => ({
      change: () => void changes.current++,
      now: () => {
        const [before, asked] = [changes.current, latest.current]
        return () => changes.current === before && latest.current === asked
      },
    }),
    [],
  )
}

/** The state of one combobox: what is typed, what matches, where the arrows are. */
export function useCombobox(props: ComboboxChoice) {
  const { items, value, onChange } = props
  const chosen = useMemo(() => items.find((item) => item.value === value) ?? null, [items, value])
  // null: not being typed in, the chosen label is shown. A code that is not in the list is shown as it is, never lost.
  const [typed, setTyped] = useState<string | null>(value === null && props.text ? props.text : null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState<Active>({ at: -1, moved: false })
  const query = (typed ?? '').trim()
  const { hits, total, pending, meant } = useHits(props, query, open)

  const standing = useStanding(props.source ?? null)
  const pick = (item: ChoiceItem) => {
    standing.change()
    setTyped(null)
    setOpen(false)
    onChange(item.value, '')
  }
  const { latestPick, setAwaited } = usePickWhenFound(hits, pending, pick)

  const type = (text: string) => {
    standing.change()
    setTyped(text)
    setOpen(true)
    setAwaited(null)
    setActive({ at: text.trim() === '' ? -1 : 0, moved: false })
    if (text.trim() === '') onChange(null, '')
  }
  const leave = () => {
    setOpen(false)
    setAwaited(null)
    if (typed === null) return
    if (query === '') return setTyped(null)
    const named = meant(typed)
    if (named !== null && !(named instanceof Promise)) return pick(named)
    // Until it is known what is meant, the text is unfinished work: the value of before must not be sent with it on the screen.
    onChange(null, typed)
    const isStill = standing.now()
    if (named !== null) void named.then((item) => item !== null && isStill() && latestPick.current(item))
  }
  const show = () => {
    if (props.disabled === true || props.readOnly === true) return
    setOpen(true)
    setActive({ at: typed === null ? items.findIndex((item) => item.value === value) : -1, moved: false })
  }
  const cancel = () => {
    setOpen(false)
    setAwaited(null)
    if (value !== null) setTyped(null)
  }
  /** Takes what is in focus, as soon as the hits are those of the text. */
  const takeActive = () => {
    const item = hits[active.at]
    if (pending) setAwaited(Math.max(0, active.at))
    else if (item !== undefined) pick(item)
  }
  const goTo = (at: number) => setActive({ at, moved: true })
  const shown = typed ?? chosen?.label ?? (value === null ? '' : (props.valueLabel ?? value))
  return { shown, hits, total, pending, open, active: active.at, moved: active.moved, goTo, pick, takeActive, type, leave, show, cancel }
}

export type ComboboxState = ReturnType<typeof useCombobox>
