import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#workspace/format-time.ts'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'

/** Everybody who has work on this device: names and counts, never what they typed. */
export function PeopleHere() {
  const { t } = useTranslation()
  const { vaults } = useServices()
  const { state } = useLoad(useCallback(() => vaults.cards(), [vaults]))
  if (state.kind !== 'ready') return null
  return (
    <section aria-labelledby="device-people">
      <h2 id="device-people">{t('device.people')}</h2>
      <p>{t('device.peopleHelp')}</p>
      <dl>
        {state.value.map((card) => (
          <div key={card.userId}>
            <dt>{card.name}</dt>
            <dd>
              {t('signIn.unsent', { count: card.unsent })} · {t('signIn.unfinished', { count: card.unfinished })}
              <br />
              <small>{t('signIn.leaseEnds', { date: formatDay(card.leaseEndsAt) })}</small>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
