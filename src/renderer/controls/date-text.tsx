import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

/** A date as text: native date inputs follow the browser's locale, which is often not the country's. */
export function DateText(props: ControlProps) {
  const { t } = useFormScope()
  return <TypedInput {...props} figures inputMode="numeric" placeholder={t('field.date-hint')} className="ph-input-short" />
}
