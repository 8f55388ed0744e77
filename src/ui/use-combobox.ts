import { useMemo, useState, type KeyboardEvent } from 'react'
import type { ChoiceItem } from './choice-item.ts'
import { indexChoices, meantChoice, rankChoices } from './rank-choices.ts'

export interface ComboboxChoice {
  readonly items: readonly ChoiceItem[]
  readonly value: string | null
  /** Text to start with when it named no item before; null value with text is unfinished work, kept as typed. */
  readonly text?: string
  /** A choice, or none; `text` is what is typed when it names no item, else ''. */
  readonly onChange: (value: string | null, text: string) => void
  readonly disabled?: boolean
  readonly readOnly?: boolean
}

/** The state of one combobox: what is typed, what matches, where the arrows are. */
export function useCombobox(props: ComboboxChoice) {
  const { items, value, onChange } = props
  const index = useMemo(() => indexChoices(items), [items])
  const chosen = useMemo(() => items.find((item) => item.value === value) ?? null, [items, value])
  // null: not being typed in, the chosen label is shown. A code that is not in the list is shown as it is, never lost.
  const [typed, setTyped] = useState<string | null>(value === null && props.text ? props.text : null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  // Not deferred: Enter right after a key must take what that key left, never the hits of the key before.
  const query = typed ?? ''
  const hits = useMemo(() => (open ? rankChoices(index, query) : []), [open, index, query])

  const pick = (item: ChoiceItem) => {
    setTyped(null)
    setOpen(false)
    onChange(item.value, '')
  }
  const type = (text: string) => {
    setTyped(text)
    setOpen(true)
    setActive(text.trim() === '' ? -1 : 0)
    if (text.trim() === '') onChange(null, '')
  }
  const leave = () => {
    setOpen(false)
    if (typed === null) return
    const named = typed.trim() === '' ? null : meantChoice(index, typed)
    if (named !== null) pick(named)
    else if (typed.trim() === '') setTyped(null)
    else onChange(null, typed)
  }
  const show = () => {
    if (props.disabled === true || props.readOnly === true) return
    setOpen(true)
    setActive(items.findIndex((item) => item.value === value && typed === null))
  }
  const cancel = () => {
    setOpen(false)
    if (value !== null) setTyped(null)
  }
  return { shown: typed ?? chosen?.label ?? value ?? '', hits, open, active, setActive, pick, type, leave, show, cancel }
}

export type ComboboxState = ReturnType<typeof useCombobox>

/** What a key means to the list: a place to go to, or nothing. */
function movedTo(key: string, at: number, length: number): number | null {
  if (key === 'ArrowDown') return at + 1 >= length ? 0 : at + 1
  if (key === 'ArrowUp') return at <= 0 ? length - 1 : at - 1
  if (key === 'PageDown') return Math.min(length - 1, at + 8)
  if (key === 'PageUp') return Math.max(0, at - 8)
  return null
}

/** Keys of the ARIA 1.2 combobox. Enter is kept from the form while it chooses; Escape from the dialog around. */
export function comboboxKeys(combo: ComboboxState, event: KeyboardEvent): void {
  if (event.nativeEvent.isComposing) return
  const to = movedTo(event.key, combo.active, combo.hits.length)
  if (to !== null && !event.altKey) {
    event.preventDefault()
    if (combo.open) combo.setActive(to)
    else combo.show()
    return
  }
  if (!combo.open || (event.key !== 'Enter' && event.key !== 'Escape')) return
  const item = combo.hits[combo.active]
  if (event.key === 'Enter' && item === undefined) return
  event.preventDefault()
  event.stopPropagation()
  if (event.key === 'Enter' && item !== undefined) combo.pick(item)
  else combo.cancel()
}
