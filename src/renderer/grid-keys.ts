import type { ClipboardEvent, KeyboardEvent } from 'react'
import { arrowTarget, cellsFrom } from './grid-cells.ts'

/** Arrows and Enter go from cell to cell of a table of inputs. */
export function stepThrough(table: HTMLTableElement | null, event: KeyboardEvent): void {
  const target = event.target
  if (!(target instanceof HTMLInputElement) || target.type !== 'text' || event.defaultPrevented) return
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey) return
  // In a combobox the arrows up and down belong to its list, left and right to its text.
  if (target.role === 'combobox' && event.key !== 'Enter') return
  const next = arrowTarget(table, target, event.key)
  if (next === null) return
  event.preventDefault()
  // Enter would otherwise also take the form one field on.
  event.stopPropagation()
  next.focus()
  next.select()
}

/** Whether a pasted text is a block of cells, not one value. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.trim())

/** A block from a spreadsheet goes into the cells from the one it was pasted at. */
export function pasteInto(table: HTMLTableElement | null, event: ClipboardEvent): void {
  const target = event.target
  const text = event.clipboardData.getData('text/plain')
  if (!(target instanceof HTMLInputElement) || !isBlock(text)) return
  event.preventDefault()
  for (const { input, value } of cellsFrom(table, target, text)) {
    // As if typed: the instance hears of it the usual way.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
  }
}
