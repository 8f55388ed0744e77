import { Icon } from '#ui/icon.tsx'
import { useFormScope } from '../form-scope.ts'

/** In place of a control whose value may not be seen, and so not be changed. */
export function Masked({ id }: { readonly id: string }) {
  const { t } = useFormScope()
  return (
    <output id={id} className="ph-output ph-masked" tabIndex={-1} title={t('field.masked')}>
      <Icon name="lock" size={16} /> <span>{t('field.masked')}</span>
    </output>
  )
}
