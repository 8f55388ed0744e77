import type { KeyboardEvent } from 'react'
import type { ComboboxState } from './use-combobox.ts'

const PAGE = 8

/** What a key means to the list: a place to go to, or nothing. Home and End stay the text's own until the arrows are in use. */
function movedTo(key: string, { active: at, hits: { length }, moved }: ComboboxState): number | null {
  if (key === 'ArrowDown') return at + 1 >= length ? 0 : at + 1
  if (key === 'ArrowUp') return at <= 0 ? length - 1 : at - 1
  if (key === 'PageDown') return Math.min(length - 1, at + PAGE)
  if (key === 'PageUp') return Math.max(0, at - PAGE)
  if (key === 'Home' && moved) return 0
  return key === 'End' && moved ? length - 1 : null
}

/**
 * Keys of the ARIA 1.2 combobox. Enter takes the item in focus and is kept from the form; Escape closes and is kept from the
 * dialog around; Tab takes an item that the arrows went to, and goes on.
 */
export function comboboxKeys(combo: ComboboxState, event: KeyboardEvent): void {
  if (event.nativeEvent.isComposing) return
  const to = movedTo(event.key, combo)
  if (to !== null && !event.altKey) {
    event.preventDefault()
    if (combo.open) combo.goTo(to)
    else combo.show()
    return
  }
  if (!combo.open) return
  const item = combo.hits[combo.active]
  const isTaken = event.key === 'Enter' && (combo.pending || item !== undefined)
  if (event.key === 'Tab' && combo.moved && item !== undefined) return combo.pick(item)
  if (event.key !== 'Escape' && !isTaken) return
  event.preventDefault()
  event.stopPropagation()
  if (isTaken) combo.takeActive()
  else combo.cancel()
}
