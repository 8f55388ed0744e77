import { displayValue } from '../display-value.ts'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'

/** A choice that is not made here, in words: of disabled radios one can hardly tell the chosen one. */
export function ReadOnlyOutput({ place, describedBy, labelledBy }: ControlProps) {
  const scope = useFormScope()
  const { t } = scope
  const shown = displayValue(t, scope, place.node, scope.store.instance.value(place.path))
  return (
    <output id={place.id} className="ph-output ph-output-solid" tabIndex={-1} aria-describedby={describedBy} aria-labelledby={labelledBy}>
      {shown ?? '—'}
    </output>
  )
}
