import { useTranslation } from 'react-i18next'
import type { VersionState, VersionSummary } from '#core/protocol/authoring.ts'
import type { IconName } from '#ui/icon-paths.ts'
import type { Tone } from '#ui/notice.tsx'
import { StatePill } from '#ui/state-pill.tsx'
import { useServices } from '#workspace/services.ts'
import { formatTime } from '#workspace/format-time.ts'

const looks: Readonly<Record<VersionState, readonly [Tone, IconName]>> = {
  draft: ['neutral', 'edit'],
  'in-review': ['info', 'eye'],
  published: ['good', 'check-circle'],
  closing: ['warn', 'clock'],
  closed: ['neutral', 'lock'],
}

export function VersionStatePill({ state }: { readonly state: VersionState }) {
  const { t } = useTranslation()
  const [tone, icon] = looks[state]
  return <StatePill tone={tone} icon={icon} word={t(`versions.state.${state}`)} />
}

/** Who acts next, or from when it is open; nothing when nobody is waited for. */
export function useWaitsFor(): (version: VersionSummary) => string {
  const { t } = useTranslation()
  const { clock } = useServices()
  return ({ state, authors, opensAt, first, verification, departmentName }) => {
    if (state === 'draft') return t('versions.waits.authors', { names: authors.map(({ name }) => name).join(', ') })
    const verifier = verification === 'verified' ? '' : t('rollout.waitsVerifier', { department: departmentName })
    if (state === 'in-review') return [t('versions.waits.publisher'), verifier].filter(Boolean).join(' · ')
    if (state !== 'published') return ''
    if (opensAt === null) return first === null ? '' : t('rollout.waitsEverywhere')
    return Date.parse(opensAt) > clock.now() ? t('versions.waits.time', { at: formatTime(opensAt) }) : verifier
  }
}
