import { displayValue } from '../display-value.ts'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'

/** A value that the form works out; its field renders again whenever it changes. */
export function Computed({ place, describedBy, labelledBy }: ControlProps) {
  const scope = useFormScope()
  const { t } = scope
  const shown = displayValue(t, scope, place.node, scope.store.instance.value(place.path))
  return (
    <output id={place.id} className="ph-output ph-input-number" tabIndex={-1} aria-describedby={describedBy} aria-labelledby={labelledBy}>
      {shown ?? '—'} <small>{t('field.computed')}</small>
    </output>
  )
}
