import type { WidgetProps } from '@rjsf/utils'
import { RadioGroup } from '#ui/radio-group.tsx'
import { about } from './about.ts'
import { choiceItems, choiceKey, choiceValue } from './choices.ts'

export function RadioWidget(props: WidgetProps) {
  const { id, value, onChange, onBlur, readonly, disabled } = props
  const items = choiceItems(props)
  const { 'aria-required': _, ...attributes } = about(props)
  return (
    <RadioGroup
      {...attributes}
      items={items}
      inline={items.every((item) => String(item.label).length <= 24)}
      value={choiceKey(props, value)}
      disabled={disabled === true || readonly === true}
      onChange={(event) => onChange(choiceValue(props, event.target.value))}
      onBlur={() => onBlur(id, value)}
    />
  )
}
