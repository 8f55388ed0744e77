import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DemoPeople as DemoPeopleMessage } from '#core/protocol/session.ts'
import { entryText, type EntryFailure } from '#workspace/entry-failure.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { peopleByUnit } from '#workspace/people-by-unit.ts'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'

export type DemoPerson = DemoPeopleMessage['people'][number]

/** The people of the demonstration city: one click and one is in. Nothing when the server cannot be reached. */
export function DemoPeople({ onEnter }: { readonly onEnter: (person: DemoPerson) => Promise<EntryFailure | null> }) {
  const { t } = useTranslation()
  const { api } = useServices()
  const { state } = useLoad(useCallback(() => api.demoPeople(), [api]))
  const [entering, setEntering] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  if (state.kind !== 'ready') return null
  const enter = async (person: DemoPerson) => {
    setEntering(person.userId)
    setError(null)
    const failure = await onEnter(person)
    setEntering(null)
    if (failure !== null) setError(entryText(t, failure))
  }
  return (
    <section className="sign-in-demo" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demoTitle')}</h2>
      <p>{t('signIn.demoLead')}</p>
      {error !== null && <FailureNotice text={error} />}
      {peopleByUnit(state.value.people).map(({ unitName, people }) => (
        <section key={unitName} aria-label={unitName}>
          <h3>{unitName}</h3>
          <ul>
            {people.map((person) => (
              <li key={person.userId}>
                <button
                  type="button"
                  disabled={entering !== null}
                  aria-busy={entering === person.userId}
                  onClick={() => void enter(person)}
                >
                  <strong>{person.name}</strong>
                  <span>{person.roles.map((role) => t(`roles.${role}`)).join(', ')}</span>
                  <code>{person.username}</code>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}
