import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import { PageHeader } from '#ui/page-header.tsx'
import { PlaceLink } from '#workspace/go.tsx'
import { useLang } from '#workspace/lang.ts'

interface ShutPageProps {
  /** Of a version that could not be asked for only its place is known. */
  readonly summary: Pick<VersionSummary, 'key' | 'version'> & Partial<Pick<VersionSummary, 'title' | 'titleEn'>>
  readonly children: ReactNode
}

/** A version that the builder does not show as it is: what it is called, the way to its own page, and why. */
export function ShutPage({ summary: { key, version, title = '', titleEn = '' }, children }: ShutPageProps) {
  const { t } = useTranslation()
  const lang = useLang()
  return (
    <>
      <PageHeader
        title={`${(lang === 'en' && titleEn !== '' ? titleEn : title) || key} · ${t('versions.number', { version })}`}
        over={<PlaceLink to={{ kind: 'form-version', key, version }}>{t('builder.versionPage')}</PlaceLink>}
      />
      {children}
    </>
  )
}
