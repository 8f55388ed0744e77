import type { ReactNode } from 'react'
import './page-header.css'

export interface PageHeaderProps {
  readonly title: ReactNode
  /** Above the title: where this is. */
  readonly over?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

export function PageHeader({ title, over, children, actions }: PageHeaderProps) {
  return (
    <header className="ph-page-header">
      <div>
        {over !== undefined && <div className="ph-page-over">{over}</div>}
        <h1 tabIndex={-1}>{title}</h1>
        {children !== undefined && <div className="ph-page-lead">{children}</div>}
      </div>
      {actions !== undefined && <div className="ph-page-actions ph-no-print">{actions}</div>}
    </header>
  )
}
