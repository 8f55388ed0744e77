import type { WidgetProps } from '@rjsf/utils'
import { Checkbox } from '#ui/checkbox.tsx'
import { about } from './about.ts'

export function CheckboxWidget(props: WidgetProps) {
  const { id, value, label, schema, options, onChange, onBlur, readonly, disabled } = props
  const { 'aria-label': _, ...attributes } = { 'aria-label': '', ...about(props) }
  const hint = options.description ?? schema.description
  return (
    <Checkbox
      {...attributes}
      aria-required={undefined}
      aria-describedby={undefined}
      checked={value === true}
      disabled={disabled === true || readonly === true}
      onChange={(event) => onChange(event.target.checked)}
      onBlur={() => onBlur(id, value)}
      {...(typeof hint === 'string' && hint !== '' ? { hint } : {})}
    >
      {label}
    </Checkbox>
  )
}
