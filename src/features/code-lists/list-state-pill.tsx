import { useTranslation } from 'react-i18next'
import type { AuthoredList } from '#core/protocol/authored-lists.ts'
import type { IconName } from '#ui/icon-paths.ts'
import type { Tone } from '#ui/notice.tsx'
import { StatePill } from '#ui/state-pill.tsx'

const looks: Readonly<Record<AuthoredList['state'], readonly [Tone, IconName]>> = {
  draft: ['neutral', 'edit'],
  published: ['good', 'check-circle'],
  closed: ['neutral', 'lock'],
}

export function ListStatePill({ state }: { readonly state: AuthoredList['state'] }) {
  const { t } = useTranslation()
  const [tone, icon] = looks[state]
  return <StatePill tone={tone} icon={icon} word={t(`codeLists.state.${state}`)} />
}
