import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import './menu.css'

export interface MenuItem {
  readonly key: string
  readonly label: string
  readonly icon?: IconName
  readonly hint?: string
  readonly danger?: boolean
  readonly disabled?: boolean
  readonly onSelect: () => void
}

export interface MenuProps {
  /** What the button shows. */
  readonly trigger: ReactNode
  /** Read aloud when the trigger is a glyph. */
  readonly label?: string
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'end'
}

/** A menu under a button: `<details>` opens it without script state; arrows move, Escape closes and returns. */
export function Menu({ trigger, label, items, align = 'start' }: MenuProps) {
  const box = useRef<HTMLDetailsElement>(null)
  const close = (focus: boolean) => {
    const details = box.current
    if (details === null) return
    details.open = false
    if (focus) details.querySelector('summary')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const details = box.current
    if (details === null) return
    if (event.key === 'Escape') return close(true)
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    details.open = true
    const buttons = [...details.querySelectorAll<HTMLButtonElement>('[role=menuitem]:not(:disabled)')]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const step = event.key === 'ArrowDown' ? 1 : -1
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    // The keys bubble up from the summary and the items, which are the interactive elements.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <details
      ref={box}
      className={`ph-menu ph-menu-${align}`}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close(false)
      }}
    >
      <summary aria-label={label} aria-haspopup="menu">
        {trigger}
      </summary>
      <div role="menu">
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            disabled={item.disabled}
            className={item.danger === true ? 'ph-menu-danger' : undefined}
            onClick={() => {
              close(true)
              item.onSelect()
            }}
          >
            {item.icon !== undefined && <Icon name={item.icon} size={18} />}
            <span>{item.label}</span>
            {item.hint !== undefined && <small>{item.hint}</small>}
          </button>
        ))}
      </div>
    </details>
  )
}
