import type { ComponentProps } from 'react'
import type { ChoiceItem } from './choice-item.ts'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import './input.css'

export interface ChoiceGroup {
  readonly label: string
  readonly items: readonly ChoiceItem[]
}

export interface SelectProps extends ComponentProps<'select'> {
  readonly items: readonly ChoiceItem[]
  /** Further items under headings. */
  readonly groups?: readonly ChoiceGroup[]
  /** The words of the empty choice; without it there is none. */
  readonly empty?: string
  readonly invalid?: boolean
}

const Options = ({ items }: { readonly items: readonly ChoiceItem[] }) =>
  items.map((item) => (
    <option key={item.value} value={item.value}>
      {item.label}
    </option>
  ))

export function Select({ items, groups = [], empty, invalid = false, className, ...rest }: SelectProps) {
  return (
    <span className="ph-select">
      <select {...rest} aria-invalid={invalid || undefined} className={classNames('ph-input', className)}>
        {empty !== undefined && <option value="">{empty}</option>}
        <Options items={items} />
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options items={group.items} />
          </optgroup>
        ))}
      </select>
      <Icon name="chevron-down" size={16} />
    </span>
  )
}
