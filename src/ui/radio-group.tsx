import type { ComponentProps } from 'react'
import type { ChoiceItem } from './choice-item.ts'
import { classNames } from './class-names.ts'
import './option.css'

export interface RadioGroupProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'defaultValue' | 'id'> {
  readonly name: string
  readonly items: readonly ChoiceItem[]
  readonly defaultValue?: string | undefined
  /** Given, the group is controlled. */
  readonly value?: string
  /** Short answers side by side. */
  readonly inline?: boolean
  /** Id of the first radio, where links to the field lead. */
  readonly id?: string
  /** Ids of what names the group, where no legend stands. */
  readonly labelledBy?: string | undefined
}

/** Radios of one name. The legend is the fieldset's around it (see `Field` with `group`), or the group is named by what `labelledBy` says. */
export function RadioGroup({ items, defaultValue, value, inline = false, id, labelledBy, ...input }: RadioGroupProps) {
  return (
    <div
      className={classNames('ph-options', inline && 'ph-options-inline')}
      role={labelledBy === undefined ? undefined : 'radiogroup'}
      aria-labelledby={labelledBy}
    >
      {items.map((item, index) => (
        <label key={item.value} className="ph-option">
          <input
            {...input}
            id={index === 0 ? id : undefined}
            type="radio"
            value={item.value}
            {...(value === undefined ? { defaultChecked: item.value === defaultValue } : { checked: item.value === value })}
          />
          <span>
            {item.label}
            {item.hint !== undefined && <span className="ph-option-hint">{item.hint}</span>}
          </span>
        </label>
      ))}
    </div>
  )
}
