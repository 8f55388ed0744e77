import { bringIntoView } from './bring-into-view.ts'

// A file is picked by its button; the input behind it is out of sight.
const controls =
  'input:not([type=hidden], [type=file], :disabled), select:not(:disabled), textarea:not(:disabled), button[data-stop]:not(:disabled)'

/** One stop per control: of radios the chosen one, or the first. */
const isStop = (element: HTMLElement): boolean => {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true
  const group = [...(element.closest('.ph-options, [data-options]')?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])]
  return (group.find((radio) => radio.checked) ?? group[0]) === element
}

export const stopsIn = (box: ParentNode): HTMLElement[] => [...box.querySelectorAll<HTMLElement>(controls)].filter(isStop)

/** The first control inside, else the element itself. */
export function focusFirst(box: HTMLElement | null): void {
  if (box === null) return
  const first = stopsIn(box)[0]
  ;(first ?? box).focus()
}

/** Puts the focus into the control with this id, or into the group that has it, and brings it into view. */
export function focusById(id: string): boolean {
  const element = document.getElementById(id)
  if (element === null) return false
  const target = element.matches(controls) || element.matches('button, output') ? element : (stopsIn(element)[0] ?? element)
  target.focus({ preventScroll: true })
  bringIntoView(element, 'center')
  return true
}
