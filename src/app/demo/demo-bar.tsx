import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { DemoPeople } from '#core/protocol/session.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Select } from '#ui/select.tsx'
import { entryText } from '#workspace/entry-failure.ts'
import { networkText } from '#workspace/failure-text.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useDesk } from '#workspace/desk.ts'
import { useGo } from '#workspace/go.tsx'
import { peopleByUnit } from '#workspace/people-by-unit.ts'
import { useAfterSync } from '#workspace/use-after-sync.ts'
import { useLoad } from '#workspace/use-load.ts'
import { useAppParts } from '../app-parts.ts'
import './demo.css'

type Person = DemoPeople['people'][number]

/** Demonstration only: be another person in one click, cut the network, start the city over. */
export function DemoBar() {
  const { t } = useTranslation()
  const [error, setError] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  return (
    <aside className="demo-bar ph-no-print" aria-label={t('demo.bar')}>
      <strong>{t('shell.demoMark')}</strong>
      <PersonSelect onError={setError} />
      <CutButton />
      <Button small look="quiet" icon="undo" onClick={() => setAsking(true)}>
        {t('demo.reset')}
      </Button>
      {error !== null && <FailureNotice text={error} />}
      {asking && <ResetDialog onClose={() => setAsking(false)} />}
    </aside>
  )
}

function PersonSelect({ onError }: { readonly onError: (text: string | null) => void }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const { services, session, unsaved, network } = useAppParts()
  const go = useGo()
  const [busy, setBusy] = useState(false)
  const { state, reload } = useLoad(useCallback(() => services.api.demoPeople(), [services]))
  useEffect(() => network.subscribe(reload), [network, reload])
  // After an unlock without a network the people are asked for again as soon as the server has answered anything.
  const missing = state.kind === 'failed'
  useAfterSync(useCallback(() => (missing ? reload() : undefined), [missing, reload]))
  const me = vault.session().user
  const people: readonly Person[] = state.kind === 'ready' ? state.value.people : []
  const change = async (userId: string) => {
    const person = people.find((candidate) => candidate.userId === userId)
    if (person === undefined || !(await unsaved.saveAll())) return
    setBusy(true)
    onError(null)
    const failure = await session.enterAs(person)
    setBusy(false)
    if (failure !== null) return onError(entryText(t, failure))
    go({ kind: 'home' })
  }
  const groups = peopleByUnit(people).map((unit) => ({
    label: unit.unitName,
    items: unit.people.map((person) => ({
      value: person.userId,
      label: `${person.name} · ${person.roles.map((role) => t(`roles.${role}`)).join(', ')}`,
    })),
  }))
  return (
    <label>
      <span className="demo-label">{busy ? t('demo.switching') : t('demo.person')}</span>
      <Select
        aria-label={t('demo.person')}
        items={groups.length === 0 ? [{ value: me.userId, label: me.name }] : []}
        groups={groups}
        value={me.userId}
        disabled={busy || groups.length === 0}
        onChange={(event) => void change(event.target.value)}
      />
    </label>
  )
}

function CutButton() {
  const { t } = useTranslation()
  const { network } = useAppParts()
  const cut = useSyncExternalStore(network.subscribe, network.isCut)
  return (
    <Button small icon={cut ? 'cloud-off' : 'cloud'} data-cut={cut} aria-pressed={cut} onClick={() => network.setCut(!cut)}>
      {t(cut ? 'demo.restore' : 'demo.cut')}
    </Button>
  )
}

function ResetDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { services, session } = useAppParts()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const reset = async () => {
    setBusy(true)
    const answer = await services.api.demoReset()
    setBusy(false)
    if (!answer.ok) return setError(networkText(t, answer.error))
    await session.lock()
    await services.vaults.destroyAll()
    location.assign('/forms')
  }
  return (
    <Dialog
      title={t('demo.resetTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="danger" busy={busy} onClick={() => void reset()}>
            {t(busy ? 'demo.resetting' : 'demo.resetYes')}
          </Button>
        </>
      }
    >
      <p>{t('demo.resetText')}</p>
      {error !== null && <FailureNotice text={error} />}
    </Dialog>
  )
}
