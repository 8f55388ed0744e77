import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import './button.css'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title' | 'children'> {
  readonly icon: IconName
  /** What it does; read aloud and shown as the tooltip. */
  readonly label: string
  readonly small?: boolean
}

export function IconButton({ icon, label, small = false, className, type, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      aria-label={label}
      title={label}
      className={classNames('ph-button', 'ph-button-quiet', 'ph-icon-button', small && 'ph-button-small', className)}
    >
      <Icon name={icon} size={small ? 16 : 20} />
    </button>
  )
}
