import { useEffect, useMemo, useState } from 'react'
import type { ChoiceItem } from './choice-item.ts'
import { indexChoices, meantChoice, rankChoices, type ChoiceIndex } from './rank-choices.ts'

export interface ComboboxChoice {
  readonly items: readonly ChoiceItem[]
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

/** The state of one combobox: what is typed, what matches, where the arrows are. */
export function useCombobox(props: ComboboxChoice) {
  const { items, value, onChange } = props
  const index = useIndex(items)
  const chosen = useMemo(() => items.find((item) => item.value === value) ?? null, [items, value])
  // null: not being typed in, the chosen label is shown. A code that is not in the list is shown as it is, never lost.
  const [typed, setTyped] = useState<string | null>(value === null && props.text ? props.text : null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState<Active>({ at: -1, moved: false })
  // Before the first key, once the list is on the screen.
  useEffect(() => {
    if (!open) return
    const timer = setTimeout(index)
    return () => clearTimeout(timer)
  }, [open, index])
  // Not deferred: Enter right after a key must take what that key left, never the hits of the key before.
  const query = (typed ?? '').trim()
  const hits = useMemo(() => (!open ? [] : query === '' ? items : rankChoices(index(), query)), [open, items, index, query])

  const pick = (item: ChoiceItem) => {
    setTyped(null)
    setOpen(false)
    onChange(item.value, '')
  }
  const type = (text: string) => {
    setTyped(text)
    setOpen(true)
    setActive({ at: text.trim() === '' ? -1 : 0, moved: false })
    if (text.trim() === '') onChange(null, '')
  }
  const leave = () => {
    setOpen(false)
    if (typed === null) return
    const named = query === '' ? null : meantChoice(index(), typed)
    if (named !== null) pick(named)
    else if (query === '') setTyped(null)
    else onChange(null, typed)
  }
  const show = () => {
    if (props.disabled === true || props.readOnly === true) return
    setOpen(true)
    setActive({ at: items.findIndex((item) => item.value === value && typed === null), moved: false })
  }
  const cancel = () => {
    setOpen(false)
    if (value !== null) setTyped(null)
  }
  const shown = typed ?? chosen?.label ?? (value === null ? '' : (props.valueLabel ?? value))
  return {
    shown,
    hits,
    open,
    active: active.at,
    moved: active.moved,
    goTo: (at: number) => setActive({ at, moved: true }),
    pick,
    type,
    leave,
    show,
    cancel,
  }
}

export type ComboboxState = ReturnType<typeof useCombobox>
