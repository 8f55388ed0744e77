import type { KeyboardEvent } from 'react'
import { stopsIn } from './focus.ts'

export interface FormKeys {
  readonly onSubmit: () => void
  /** Goes to the section number `at`, from 0. */
  readonly onSection: (at: number) => void
}

const movesOn = (target: EventTarget): target is HTMLElement => target instanceof HTMLInputElement || target instanceof HTMLSelectElement

/** The keys of a form: Enter to the next field, Ctrl+Enter sends, Alt+1…9 to a section. A composing keyboard keeps its Enter. */
export function formKeys(event: KeyboardEvent<HTMLElement>, keys: FormKeys): void {
  if (event.nativeEvent.isComposing || event.defaultPrevented) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    keys.onSubmit()
    return
  }
  if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
    event.preventDefault()
    keys.onSection(Number(event.code.slice(5)) - 1)
    return
  }
  if (event.key !== 'Enter' || event.altKey || event.shiftKey || !movesOn(event.target)) return
  event.preventDefault()
  const stops = stopsIn(event.currentTarget)
  const at = stops.indexOf(event.target)
  const next = stops[at + 1]
  next?.focus()
  if (next instanceof HTMLInputElement && next.type === 'text') next.select()
}
