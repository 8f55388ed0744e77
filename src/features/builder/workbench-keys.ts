import type { KeyboardEvent } from 'react'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { Editor } from './use-editor.ts'
import type { FieldActs } from './use-field-acts.ts'

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/** Where types of fields are looked for. */
export const focusPalette = (box: ParentNode): void => box.querySelector<HTMLInputElement>('.bd-palette input')?.focus()

const cardOf = (box: Element, key: string): HTMLElement | null => box.querySelector(`[data-field="${CSS.escape(key)}"]`)

/** The field beside the chosen one in the order of the form; the focus goes along. */
function step(editor: Editor, by: -1 | 1, box: Element): void {
  const { all } = outlineOf(editor.definition)
  const at = all.findIndex(({ key }) => key === editor.selected.at(-1))
  const next = all[at < 0 ? 0 : at + by]
  if (next === undefined) return
  editor.select([next.key])
  cardOf(box, next.key)?.focus()
}

/** Out of palette and inspector to the chosen field; on the canvas nothing is chosen any more. */
function goBack({ target, currentTarget: box }: KeyboardEvent, editor: Editor): void {
  const card = cardOf(box, editor.selected.at(-1) ?? '')
  const isBeside = target instanceof Element && target.closest('.bd-inspector, .bd-palette') !== null
  if (isBeside && card !== null) card.focus()
  else if (!isTyping(target)) editor.select([])
}

/** Keys of the workbench; in a text they are the text's, but for saving, adding and going back to the canvas. */
export function onWorkbenchKey(event: KeyboardEvent, editor: Editor, acts: FieldActs, save: () => void, groupTitle: string): void {
  if (event.defaultPrevented) return
  const control = event.ctrlKey || event.metaKey
  const key = event.key.toLowerCase()
  const done = (act: () => void) => {
    event.preventDefault()
    act()
  }
  if (control && key === 's') return done(save)
  if (control && key === '/') return done(() => focusPalette(event.currentTarget))
  if (event.key === 'Escape') return goBack(event, editor)
  if (isTyping(event.target)) return
  if (control && key === 'z') return done(event.shiftKey ? editor.redo : editor.undo)
  if (control && key === 'y') return done(editor.redo)
  if (control && key === 'c' && editor.selected.length > 0) return done(acts.copy)
  if (control && key === 'v') return done(acts.paste)
  if (control && key === 'd') return done(acts.duplicate)
  if (control && key === 'g' && editor.selected.length > 0) return done(event.shiftKey ? acts.ungroup : () => acts.group(groupTitle))
  if (event.key === 'Delete') return done(() => acts.remove(false))
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    const by = event.key === 'ArrowUp' ? -1 : 1
    done(() => (event.altKey ? acts.shift(by) : step(editor, by, event.currentTarget)))
  }
}
