import type { ComponentProps } from 'react'
import type { ChoiceItem } from './choice-item.ts'
import { Checkbox } from './checkbox.tsx'
import './option.css'

export interface CheckboxGroupProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'onChange' | 'id'> {
  readonly items: readonly ChoiceItem[]
  readonly value: readonly string[]
  /** The chosen values in the order of `items`. */
  readonly onChange: (value: readonly string[]) => void
  readonly id?: string
}

export function CheckboxGroup({ items, value, onChange, id, ...input }: CheckboxGroupProps) {
  const toggle = (item: string, on: boolean) =>
    onChange(items.filter((each) => (each.value === item ? on : value.includes(each.value))).map((each) => each.value))
  return (
    <div className="ph-options">
      {items.map((item, index) => (
        <Checkbox
          {...input}
          key={item.value}
          id={index === 0 ? id : undefined}
          checked={value.includes(item.value)}
          onChange={(event) => toggle(item.value, event.target.checked)}
          {...(item.hint === undefined ? {} : { hint: item.hint })}
        >
          {item.label}
        </Checkbox>
      ))}
    </div>
  )
}
