import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import './notice.css'

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'danger'

const icons: Record<Tone, IconName> = { neutral: 'info', info: 'info', good: 'check-circle', warn: 'warning', danger: 'error' }

export interface NoticeProps {
  readonly tone?: Tone
  readonly icon?: IconName
  readonly title?: ReactNode
  readonly children?: ReactNode
  /** Buttons, at the end of the line. */
  readonly actions?: ReactNode
  /** Across the whole page, without corners: the demonstration bar, an update. */
  readonly banner?: boolean
  /** Announced when it appears. */
  readonly live?: boolean
}

export function Notice({ tone = 'info', icon, title, children, actions, banner = false, live = false }: NoticeProps) {
  return (
    <div className={classNames('ph-notice', `ph-tone-${tone}`, banner && 'ph-banner')} role={live ? 'status' : undefined}>
      <Icon name={icon ?? icons[tone]} />
      <div className="ph-notice-text">
        {title !== undefined && <strong>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className="ph-notice-actions">{actions}</div>}
    </div>
  )
}
