import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { Reading } from './reading.tsx'
import { TypedInput } from './typed-input.tsx'

/** A time as text, `830` or `8h30` too; what it is understood as stands below until the field is left. */
export function TimeText(props: ControlProps) {
  const { t } = useFormScope()
  const hint = props.place.node.settings.seconds === true ? 'field.time-seconds-hint' : 'field.time-hint'
  return (
    <>
      <TypedInput {...props} figures placeholder={t(hint)} className="ph-input-short" />
      <Reading place={props.place} read={(value, typed) => (typeof value === 'string' && value !== typed ? value : null)} />
    </>
  )
}
