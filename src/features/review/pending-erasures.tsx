import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpId } from '#core/lib/ids.ts'
import type { PendingErasure } from '#core/protocol/erasures.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Toast } from '#ui/toast.tsx'
import { networkText } from '#workspace/failure-text.ts'
import { formatTime } from '#workspace/format-time.ts'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'

type Verdict = 'confirm' | 'refuse'

/** Requests to erase records that wait for this person as the second pair of eyes. Nothing when there are none. */
export function PendingErasures() {
  const { t } = useTranslation()
  const { api } = useServices()
  const { state, reload } = useLoad(useCallback(() => api.erasures(), [api]))
  const [done, setDone] = useState<Verdict | null>(null)
  if (state.kind !== 'ready') return null
  const { erasures } = state.value
  return (
    <>
      {done !== null && <Toast message={t(`access.done.${done}`)} onClose={() => setDone(null)} />}
      {erasures.length > 0 && (
        <section className="review-erasures" aria-labelledby="pending-erasures">
          <h2 id="pending-erasures">{t('access.pending')}</h2>
          <p>{t('access.pendingLead')}</p>
          <ul>
            {erasures.map((pending) => (
              <Pending
                key={pending.erasure.opId}
                pending={pending}
                onDone={(verdict) => {
                  setDone(verdict)
                  reload()
                }}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface PendingProps {
  readonly pending: PendingErasure
  readonly onDone: (verdict: Verdict) => void
}

function Pending({ pending, onDone }: PendingProps) {
  const { t } = useTranslation()
  const { decide, busy, error } = useErasureDecision(pending, onDone)
  const [asking, setAsking] = useState(false)
  const { erasure, own, formTitle, unitName, receipt } = pending
  return (
    <li>
      <div>
        <strong>{[formTitle, unitName, receipt].filter(Boolean).join(' · ')}</strong>
        <p>{t('access.why', { reason: erasure.reason, basis: erasure.basis })}</p>
        <p>{t('access.by', { name: erasure.requesterName, time: formatTime(erasure.requestedAt) })}</p>
        {own && <p>{t('access.pendingOwn')}</p>}
      </div>
      <div className="review-erasures-actions">
        <Button busy={busy} onClick={() => void decide('refuse')}>
          {t(own ? 'access.takeBack' : 'access.refuse')}
        </Button>
        {!own && (
          <Button look="danger" icon="trash" busy={busy} onClick={() => setAsking(true)}>
            {t('access.confirm')}
          </Button>
        )}
      </div>
      {error !== null && !asking && <FailureNotice text={error} />}
      {asking && (
        <Dialog
          title={t('access.confirmTitle')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('access.keep')}</Button>
              <Button look="danger" icon="trash" busy={busy} onClick={() => void decide('confirm')}>
                {t('access.confirmYes')}
              </Button>
            </>
          }
        >
          <p>
            <strong>{[formTitle, receipt].filter(Boolean).join(' · ')}</strong>
          </p>
          <p>{t('access.confirmText')}</p>
          {error !== null && <FailureNotice text={error} />}
        </Dialog>
      )}
    </li>
  )
}

/** One id per wish: after a lost answer the same decision counts once. */
function useErasureDecision({ unitId, recordId, erasure }: PendingErasure, onDone: (verdict: Verdict) => void) {
  const { t } = useTranslation()
  const { api, makeId } = useServices()
  const [ids] = useState(() => ({ confirm: makeId<OpId>(), refuse: makeId<OpId>() }))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  return {
    busy,
    error,
    async decide(decision: Verdict) {
      setBusy(true)
      setError(null)
      const answer = await api.decideErasure(unitId, recordId, { opId: ids[decision], requestId: erasure.opId, decision })
      setBusy(false)
      if (answer.ok) onDone(decision)
      else setError(networkText(t, answer.error))
    },
  }
}
