import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionSummary } from '#core/protocol/authoring.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { formatTime } from '#workspace/format-time.ts'
import { PlaceLink, useGo } from '#workspace/go.tsx'
import { useLang } from '#workspace/lang.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { DeleteDraft } from './delete-draft.tsx'
import type { VersionGroup } from './group-versions.ts'
import { DueDay } from './due-day.tsx'
import { nameOfForm } from './name-of.ts'
import { useRequest } from '#workspace/use-request.ts'
import { useWaitsFor, VersionStatePill } from './version-state.tsx'

/** A form on the board with all its versions. */
export function VersionCard({ group, onGone }: { readonly group: VersionGroup; readonly onGone: () => void }) {
  const lang = useLang()
  const { shown, versions } = group
  const from =
    versions.find((each) => each.current && each.actions.includes('begin')) ?? versions.find((each) => each.actions.includes('begin'))
  return (
    <li className="versions-card" aria-labelledby={`form-${group.key}`}>
      <header>
        <div>
          <h2 id={`form-${group.key}`}>{nameOfForm(shown, lang)}</h2>
          <p className="versions-muted">{[group.key, shown.departmentName, shown.owner].filter(Boolean).join(' · ')}</p>
        </div>
        {from !== undefined && <NextVersion from={from} />}
      </header>
      <ul>
        {versions.map((version) => (
          <VersionRow key={version.version} version={version} onGone={onGone} />
        ))}
      </ul>
    </li>
  )
}

function VersionRow({ version, onGone }: { readonly version: VersionSummary; readonly onGone: () => void }) {
  const { t } = useTranslation()
  const lang = useLang()
  const waitsFor = useWaitsFor()
  const { key, version: number, state, first, openComments, changedAt, verification, current, actions } = version
  const details = [
    first === null ? '' : t('versions.firstUnits', { count: first.units.length, at: formatTime(first.opensAt) }),
    openComments === 0 ? '' : t('versions.openComments', { count: openComments }),
    // Who is waited for says that it is not.
    verification === 'verified' ? t('versions.verification.verified') : '',
    t('versions.changedAt', { at: formatTime(changedAt) }),
  ]
  return (
    <li className="versions-row">
      <PlaceLink to={{ kind: 'form-version', key, version: number }}>
        {t('versions.number', { version: number })}
        <span className="ph-hidden"> {nameOfForm(version, lang)}</span>
      </PlaceLink>
      <span className="versions-row-state">
        <VersionStatePill state={state} />
        {current && <strong>{t('versions.current')}</strong>}
      </span>
      <span className="versions-row-waits">
        {waitsFor(version)}
        <DueDay summary={version} />
      </span>
      <span className="versions-muted versions-row-details">{details.filter(Boolean).join(' · ')}</span>
      <span className="versions-row-actions">
        {actions.includes('save') && <BuilderLink formKey={key} version={number} />}
        {actions.includes('delete') && <DeleteDraft version={version} onGone={onGone} small />}
      </span>
    </li>
  )
}

export function BuilderLink({ formKey, version }: { readonly formKey: string; readonly version: number }) {
  const { t } = useTranslation()
  return (
    <PlaceLink className="ph-button ph-button-secondary ph-button-small" to={{ kind: 'builder', key: formKey, version }}>
      {t('versions.openBuilder')}
    </PlaceLink>
  )
}

function NextVersion({ from }: { readonly from: VersionSummary }) {
  const { t } = useTranslation()
  const { api } = useServices()
  const lang = useLang()
  const go = useGo()
  const [asking, setAsking] = useState(false)
  const { busy, error, run } = useRequest()
  const begin = () =>
    run(
      () => api.authoring.nextVersion(from.key, { from: from.version }),
      ({ summary }) => go({ kind: 'form-version', key: summary.key, version: summary.version }),
    )
  return (
    <>
      <Button small icon="copy" onClick={() => setAsking(true)}>
        {t('versions.next')}
        <span className="ph-hidden">: {nameOfForm(from, lang)}</span>
      </Button>
      {asking && (
        <Dialog
          title={t('versions.next')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('shell.cancel')}</Button>
              <Button look="primary" busy={busy} onClick={() => void begin()}>
                {t('versions.create')}
              </Button>
            </>
          }
        >
          <p>
            <strong>{nameOfForm(from, lang)}</strong>
          </p>
          <p>{t('versions.nextText', { version: from.version })}</p>
          {error !== null && <FailureNotice text={error.text} />}
        </Dialog>
      )}
    </>
  )
}
