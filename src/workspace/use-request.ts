import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IssueMessage } from '#core/protocol/push.ts'
import type { Result } from '#core/lib/result.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import { networkText } from './failure-text.ts'
import type { Static } from 'typebox'

export interface RequestError {
  readonly text: string
  readonly issues: readonly Static<typeof IssueMessage>[]
}

/** One request at a time, and in words why it did not go through. */
export function useRequest() {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<RequestError | null>(null)
  const run = async <T>(request: () => Promise<Result<T, NetworkFailure>>, onDone: (value: T) => void): Promise<void> => {
    if (busy) return
    setBusy(true)
    setError(null)
    const answer = await request()
    setBusy(false)
    if (answer.ok) return onDone(answer.value)
    const issues = answer.error.kind === 'problem' ? (answer.error.problem.issues ?? []) : []
    setError({ text: networkText(t, answer.error), issues: issues.filter(({ code }) => !code.startsWith('draft.')) })
  }
  return { busy, error, run }
}
