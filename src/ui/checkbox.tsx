import type { ComponentProps, ReactNode } from 'react'
import './option.css'

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly children: ReactNode
  readonly hint?: string
}

export function Checkbox({ children, hint, ...rest }: CheckboxProps) {
  return (
    <label className="ph-option">
      <input {...rest} type="checkbox" />
      <span>
        {children}
        {hint !== undefined && <span className="ph-option-hint">{hint}</span>}
      </span>
    </label>
  )
}
