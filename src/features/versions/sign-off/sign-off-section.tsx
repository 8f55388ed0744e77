import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Toast } from '#ui/toast.tsx'
import { PlaceLink } from '#workspace/go.tsx'
import { placePath } from '#workspace/place.ts'
import { namesOf } from '../name-of.ts'
import { Section } from '../section.tsx'

/** Whether the department has verified the version, who may, and the page on which they look through it, as a link to send them. */
export function SignOffSection({ version }: { readonly version: AuthoredVersion }) {
  const { t } = useTranslation()
  const [told, setTold] = useState<string | null>(null)
  const { summary, owners = [] } = version
  const place = { kind: 'form-sign-off', key: summary.key, version: summary.version } as const
  const copy = () => {
    const address = `${location.origin}${placePath(place)}`
    void navigator.clipboard.writeText(address).then(
      () => setTold(t('signOff.copied')),
      () => setTold(t('signOff.copyFailed')),
    )
  }
  return (
    <Section title={t('signOff.section')}>
      <p>{t(`versions.verification.${summary.verification}`)}</p>
      {summary.verification !== 'verified' && owners.length > 0 && (
        <p className="versions-muted">{t('signOff.who', { names: namesOf(owners) })}</p>
      )}
      <div className="versions-row-actions">
        <PlaceLink className="ph-button ph-button-secondary ph-button-small" to={place}>
          {t('signOff.link')}
        </PlaceLink>
        <Button small icon="link" onClick={copy}>
          {t('signOff.copy')}
        </Button>
      </div>
      {told !== null && <Toast message={told} onClose={() => setTold(null)} />}
    </Section>
  )
}
