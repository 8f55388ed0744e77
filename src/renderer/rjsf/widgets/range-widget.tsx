import type { WidgetProps } from '@rjsf/utils'
import { formatNumber } from '#core/lib/numbers.ts'
import { about } from './about.ts'

/** A number on a scale; the number itself stands beside it. */
export function RangeWidget(props: WidgetProps) {
  const { id, value, schema, onChange, onBlur, readonly, disabled } = props
  const number = typeof value === 'number' ? value : undefined
  const { 'aria-required': _, ...attributes } = about(props)
  return (
    <span className="ph-range">
      <input
        {...attributes}
        type="range"
        min={schema.minimum ?? 0}
        max={schema.maximum ?? 100}
        step={schema.multipleOf ?? (schema.type === 'integer' ? 1 : 'any')}
        value={number ?? schema.minimum ?? 0}
        disabled={disabled === true || readonly === true}
        onChange={(event) => onChange(Number(event.target.value))}
        onBlur={() => onBlur(id, value)}
      />
      <output htmlFor={id}>{number === undefined ? '—' : formatNumber(number)}</output>
    </span>
  )
}
