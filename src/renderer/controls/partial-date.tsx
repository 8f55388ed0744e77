import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

/** A date of which only the month or the year may be known; that is what is stored. */
export function PartialDate(props: ControlProps) {
  const { t } = useFormScope()
  return <TypedInput {...props} figures inputMode="numeric" placeholder={t('field.partial-date-hint')} />
}
