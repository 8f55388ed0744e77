import { Icon } from '#ui/icon.tsx'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'

/** In place of a control whose value may not be seen, and so not be changed. */
export function Masked({ id, labelledBy }: { readonly id: string } & Pick<ControlProps, 'labelledBy'>) {
  const { t } = useFormScope()
  return (
    <output id={id} className="ph-output ph-masked" tabIndex={-1} title={t('field.masked')} aria-labelledby={labelledBy}>
      <Icon name="lock" size={16} /> <span>{t('field.masked')}</span>
    </output>
  )
}
