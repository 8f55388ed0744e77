import { displayValue } from '../display-value.ts'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { Reading } from './reading.tsx'
import { TypedInput } from './typed-input.tsx'

/** A day and a time of it in one text, as the clock here shows them; what it is understood as stands below until the field is left. */
export function DateTimeText(props: ControlProps) {
  const scope = useFormScope()
  const { t } = scope
  return (
    <>
      <TypedInput {...props} figures placeholder={t('field.date-time-hint')} className="ph-input-short" />
      <Reading
        place={props.place}
        read={(value, typed) => {
          const shown = displayValue(t, scope, props.place.node, value)
          return shown === typed ? null : shown
        }}
      />
    </>
  )
}
