import type { ComponentProps } from 'react'
import type { ChoiceItem } from './choice-item.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import './input.css'

export interface SelectProps extends ComponentProps<'select'> {
  readonly items: readonly ChoiceItem[]
  /** The words of the empty choice; without it there is none. */
  readonly empty?: string
  readonly invalid?: boolean
}

export function Select({ items, empty, invalid = false, className, ...rest }: SelectProps) {
  return (
    <span className="ph-select">
      <select {...rest} aria-invalid={invalid || undefined} className={classNames('ph-input', className)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {items.map((item) => (
          <option key={item.value} value={item.value}>
            {item.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={16} />
    </span>
  )
}
