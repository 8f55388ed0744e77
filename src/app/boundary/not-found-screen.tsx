import { useTranslation } from 'react-i18next'
import { EmptyState } from '#ui/empty-state.tsx'
import { PlaceLink } from '#workspace/go.tsx'

export function NotFoundScreen() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon="search"
      title={t('shell.notFoundTitle')}
      action={
        <PlaceLink className="ph-button ph-button-primary" to={{ kind: 'forms' }}>
          {t('shell.goForms')}
        </PlaceLink>
      }
    >
      {t('shell.notFoundText')}
    </EmptyState>
  )
}
