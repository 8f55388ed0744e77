import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import './tabs.css'

export interface TabItem {
  readonly key: string
  readonly label: string
  readonly count?: number
}

export interface TabsProps {
  readonly label: string
  readonly items: readonly TabItem[]
  readonly active: string
  readonly onSelect: (key: string) => void
  /** The active panel. */
  readonly children: ReactNode
}

/** ARIA tabs; arrows, Home and End move and select. */
export function Tabs({ label, items, active, onSelect, children }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex((item) => item.key === active)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }[event.key]
    const next = to === undefined ? undefined : items[(to + items.length) % items.length]
    if (next === undefined) return
    event.preventDefault()
    onSelect(next.key)
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.key)}"]`)?.focus()
  }
  return (
    <div className="ph-tabs">
      <div role="tablist" aria-label={label} ref={list}>
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="tab"
            data-tab={item.key}
            id={`tab-${item.key}`}
            aria-selected={item.key === active}
            aria-controls={`panel-${item.key}`}
            tabIndex={item.key === active ? 0 : -1}
            onClick={() => onSelect(item.key)}
            onKeyDown={onKeyDown}
          >
            {item.label}
            {item.count !== undefined && <span className="ph-tab-count">{item.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`panel-${active}`} aria-labelledby={`tab-${active}`}>
        {children}
      </div>
    </div>
  )
}
