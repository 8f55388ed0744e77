import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpId } from '#core/lib/ids.ts'
import type { DecisionRequest, RecordMessage } from '#core/protocol/records.ts'
import { networkText } from './failure-text.ts'
import { useServices } from './services.ts'

export type Decision = DecisionRequest['decision']

export interface Decide {
  decide(decision: Decision): Promise<RecordMessage | null>
  readonly busy: boolean
  readonly error: string | null
}

/** Sends a decision on the revision that was seen. A retry after a lost answer carries the same id, so it counts once. */
export function useDecision(message: RecordMessage, onChanged: () => void): Decide {
  const { t } = useTranslation()
  const { api, makeId } = useServices()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const attempt = useRef<{ readonly text: string; readonly opId: OpId } | null>(null)
  return {
    busy,
    error,
    async decide(decision) {
      if (busy) return null
      const text = `${message.summary.revision} ${JSON.stringify(decision)}`
      if (attempt.current?.text !== text) attempt.current = { text, opId: makeId<OpId>() }
      setBusy(true)
      setError(null)
      const { summary } = message
      const answer = await api.decide(summary.unitId, summary.recordId, {
        opId: attempt.current.opId,
        revision: summary.revision,
        decision,
      })
      setBusy(false)
      if (answer.ok) return answer.value
      setError(networkText(t, answer.error))
      // Somebody was faster: the screen has to show what is there now before anything is decided.
      if (answer.error.kind === 'problem' && answer.error.problem.status === 409) onChanged()
      return null
    },
  }
}
