import type { ReactNode } from 'react'
import './toolbar.css'

/** Controls of a list in one line: search and filters first, actions at the end. */
export function Toolbar({ label, children, end }: { readonly label: string; readonly children: ReactNode; readonly end?: ReactNode }) {
  return (
    <div className="ph-toolbar" role="group" aria-label={label}>
      <div className="ph-toolbar-main">{children}</div>
      {end !== undefined && <div className="ph-toolbar-end">{end}</div>}
    </div>
  )
}
