import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import './button.css'

export interface ButtonProps extends ComponentProps<'button'> {
  /** One `primary` on a screen; `danger` destroys; `quiet` has no box until it is pointed at. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly icon?: IconName
  readonly small?: boolean
  /** Work is under way: not pressable, still focusable and announced. */
  readonly busy?: boolean
}

export function Button({
  look = 'secondary',
  icon,
  small = false,
  busy = false,
  className,
  children,
  onClick,
  type,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={classNames('ph-button', `ph-button-${look}`, small && 'ph-button-small', className)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className="ph-spinner" aria-hidden="true" /> : icon !== undefined && <Icon name={icon} size={small ? 16 : 18} />}
      <span>{children}</span>
    </button>
  )
}
