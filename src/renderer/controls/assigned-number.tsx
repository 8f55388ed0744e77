import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'

/** A number that only the server gives; until then the provisional one, marked as such. */
export function AssignedNumber({ place, describedBy, labelledBy }: ControlProps) {
  const { store, provisional, t } = useFormScope()
  const value = store.instance.value(place.path)
  const known = typeof value === 'string' ? value : null
  const meanwhile = provisional[place.path]
  return (
    <>
      <output id={place.id} className="ph-output ph-input-number" tabIndex={-1} aria-describedby={describedBy} aria-labelledby={labelledBy}>
        {known ?? meanwhile ?? '—'} {known === null && meanwhile !== undefined && <small>{t('field.provisional')}</small>}
      </output>
      {known === null && <p className="ph-reading">{t('field.assigned')}</p>}
    </>
  )
}
