import { useMemo } from 'react'
import { periodKinds } from '#core/form/period-kinds.ts'
import { Select } from '#ui/select.tsx'
import { displayValue } from '../display-value.ts'
import { useFormScope } from '../form-scope.ts'
import { recentPeriods } from '../recent-periods.ts'
import type { ControlProps } from './control-props.ts'

/** A reporting period, the newest first. A period older than the list stays when it is the value. */
export function Period({ place, required, invalid, describedBy, labelledBy }: ControlProps) {
  const scope = useFormScope()
  const { t } = scope
  const value = scope.store.instance.value(place.path)
  const { form, context } = scope
  const periods = useMemo(
    () => periodKinds(form, place.node).flatMap((kind) => recentPeriods(kind, context.asOf)),
    [form, place.node, context.asOf],
  )
  const all = typeof value === 'string' && !periods.includes(value) ? [...periods, value] : periods
  return (
    <Select
      id={place.id}
      items={all.map((period) => ({ value: period, label: displayValue(t, scope, place.node, period) ?? period }))}
      empty={t('field.pick')}
      value={typeof value === 'string' ? value : ''}
      invalid={invalid}
      disabled={place.node.readOnly}
      aria-required={required || undefined}
      aria-describedby={describedBy}
      aria-labelledby={labelledBy}
      onChange={(event) => scope.store.choose(place, event.target.value === '' ? undefined : event.target.value)}
    />
  )
}
