import { useTranslation } from 'react-i18next'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import { Notice } from '#ui/notice.tsx'
import { PlaceLink } from '#workspace/go.tsx'
import { ShutPage } from './shut-page.tsx'

/** A version that is in review or out is not changed any more. */
export function NoDraft({ summary }: { readonly summary: VersionSummary }) {
  const { t } = useTranslation()
  return (
    <ShutPage summary={summary}>
      <Notice
        tone="info"
        title={t('builder.notDraft')}
        actions={
          <PlaceLink className="ph-button ph-button-secondary ph-button-small" to={{ kind: 'form-versions' }}>
            {t('versions.board')}
          </PlaceLink>
        }
      >
        {t('builder.notDraftHelp')}
      </Notice>
    </ShutPage>
  )
}
