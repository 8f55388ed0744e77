import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { err, ok, type Result } from '#core/lib/result.ts'
import type { RecordId, UnitId } from '#core/lib/ids.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { useDesk } from '#workspace/desk.ts'
import { networkText } from '#workspace/failure-text.ts'
import { PlaceLink, useGo } from '#workspace/go.tsx'
import { LoadingScreen } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useLoad } from '#workspace/use-load.ts'
import type { NetworkFailure } from '#network/network-failure.ts'

interface Found {
  readonly unitId: UnitId
  readonly recordId: RecordId
}

/** Where the QR code of a print leads: the record with this receipt number, from the device first, else from the server. */
export function ReceiptScreen({ receipt }: { readonly receipt: string }) {
  const { t } = useTranslation()
  const { vault } = useDesk()
  const { api } = useServices()
  const go = useGo()
  const { state } = useLoad(
    useCallback(async (): Promise<Result<Found, NetworkFailure>> => {
      const held = await vault.findRecords({ text: receipt }, 5)
      const match = held.ok ? held.value.find((record) => record.receipt.toUpperCase() === receipt.toUpperCase()) : undefined
      if (match !== undefined) return ok(match)
      const answer = await api.receipt(receipt)
      return answer.ok ? ok(answer.value) : err(answer.error)
    }, [vault, api, receipt]),
  )
  const found = state.kind === 'ready' ? state.value : null
  useEffect(() => {
    if (found !== null) go({ kind: 'record', unitId: found.unitId, recordId: found.recordId }, { replace: true })
  }, [found, go])
  if (state.kind !== 'failed') return <LoadingScreen />
  return (
    <EmptyState
      icon="qr"
      title={t('records.receiptNone', { receipt })}
      action={<PlaceLink to={{ kind: 'records' }}>{t('records.title')}</PlaceLink>}
    >
      {state.error.kind === 'problem' ? undefined : networkText(t, state.error)}
    </EmptyState>
  )
}
