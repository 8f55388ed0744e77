import { useTranslation } from 'react-i18next'
import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

/** A date of which only the month or the year may be known; that is what is stored. */
export function PartialDate(props: ControlProps) {
  const { t } = useTranslation()
  return <TypedInput {...props} figures inputMode="numeric" placeholder={t('field.partial-date-hint')} />
}
