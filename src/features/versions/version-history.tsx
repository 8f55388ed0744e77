import { useTranslation } from 'react-i18next'
import type { VersionEvent } from '#core/protocol/authoring.ts'
import { formatTime } from '#workspace/format-time.ts'
import { Section } from './section.tsx'

/** Everything that happened to the form, newest first, as audited. */
export function VersionHistory({ events }: { readonly events: readonly VersionEvent[] }) {
  const { t, i18n } = useTranslation()
  const word = (kind: string): string => (i18n.exists(`versions.event.${kind}`) ? t(`versions.event.${kind}`) : t('versions.event.other'))
  return (
    <Section title={t('versions.history')}>
      <ol className="versions-history">
        {events.map(({ number, kind, version, actor, remark, at }) => (
          <li key={number}>
            <strong>{t('versions.historyLine', { what: word(kind), version })}</strong>
            <span className="versions-muted">
              {actor ?? t('versions.system')} · {formatTime(at)}
            </span>
            {remark !== null && <p>{remark}</p>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
