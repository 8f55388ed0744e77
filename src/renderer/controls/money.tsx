import type { JsonValue } from '#core/lib/json.ts'
import { formatNumber } from '#core/lib/numbers.ts'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { Reading } from './reading.tsx'
import { TypedInput } from './typed-input.tsx'

const shortened = (amount: number, unit: number): string => formatNumber(Math.round((amount / unit) * 1000) / 1000)

/** Whole đồng, echoed in millions or billions: zeros are easily miscounted. */
export function Money(props: ControlProps) {
  const { t } = useFormScope()
  const read = (value: JsonValue | undefined): string | null => {
    if (typeof value !== 'number') return null
    const amount = formatNumber(value)
    if (value >= 1e9) return t('field.money-billion', { amount, short: shortened(value, 1e9) })
    if (value >= 1e6) return t('field.money-million', { amount, short: shortened(value, 1e6) })
    return t('field.money', { amount })
  }
  return (
    <>
      <TypedInput {...props} figures inputMode="numeric" suffix={t('field.dong')} />
      <Reading place={props.place} read={read} />
    </>
  )
}
