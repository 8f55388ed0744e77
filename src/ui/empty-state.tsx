import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import './empty-state.css'

export interface EmptyStateProps {
  readonly icon?: IconName
  readonly title: string
  /** What to do next, in a sentence. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ icon = 'inbox', title, children, action }: EmptyStateProps) {
  return (
    <div className="ph-empty">
      <Icon name={icon} size={32} />
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  )
}
