import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '#workspace/desk.ts'
import { PlaceLink } from '#workspace/go.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'

const LOOK_AGAIN = 300_000

/** Work of other people that lies unsent on this device: it goes only when they sign in here, so somebody has to tell them. */
export function OthersUnsent() {
  const { t } = useTranslation()
  const { vaults } = useServices()
  const { vault } = useDesk()
  const { state, reload } = useLoad(useCallback(() => vaults.cards(), [vaults]))
  useEffect(() => {
    const timer = setInterval(reload, LOOK_AGAIN)
    return () => clearInterval(timer)
  }, [reload])
  if (state.kind !== 'ready') return null
  const others = state.value.filter((card) => card.userId !== vault.userId && card.unsent > 0)
  const [first, ...more] = others
  if (first === undefined) return null
  return (
    <PlaceLink to={{ kind: 'device' }}>
      {more.length === 0
        ? t('syncCentre.otherUnsent', { name: first.name, count: first.unsent })
        : t('syncCentre.othersUnsent', { people: others.length, count: others.reduce((sum, card) => sum + card.unsent, 0) })}
    </PlaceLink>
  )
}
