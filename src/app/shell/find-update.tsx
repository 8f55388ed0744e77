import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { useAppParts } from '../app-parts.ts'

const answers = { none: 'update.lookNone', unreachable: 'update.lookUnreachable' } as const

/** The server takes nothing more from this version: looks for the newer one, whose offer then stands below. */
export function FindUpdate() {
  const { t } = useTranslation()
  const { updates } = useAppParts()
  const { kind } = useSyncExternalStore(updates.subscribe, updates.state)
  const [state, setState] = useState<'looking' | 'found' | keyof typeof answers>('looking')
  const look = async () => {
    setState('looking')
    setState(await updates.look())
  }
  useEffect(() => {
    void updates.look().then(setState)
  }, [updates])
  // The offer says the rest.
  if (kind !== 'current') return null
  return (
    <>
      <span role="status">{state === 'looking' || state === 'found' ? t('update.looking') : t(answers[state])}</span>
      {state !== 'looking' && state !== 'found' && (
        <Button small look="secondary" icon="download" onClick={() => void look()}>
          {t('update.look')}
        </Button>
      )}
    </>
  )
}
