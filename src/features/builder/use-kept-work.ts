import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { documentOf } from '#core/form/canonical.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { Issue } from '#core/lib/issue.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import { useLatest } from '#renderer/use-latest.ts'
import { useDesk } from '#workspace/desk.ts'
import { useServices } from '#workspace/services.ts'
import { useLeaving } from '#workspace/use-leaving.ts'

/** Milliseconds from the last change to keeping it on the device, and to sending it to the server. */
const KEEP_AFTER = 300
const SEND_AFTER = 3000

export type Kept =
  | { readonly kind: 'sent'; readonly at: number | null }
  | { readonly kind: 'changed' }
  | { readonly kind: 'sending' }
  /** On the device only: who acts next is the network, or the author when the server's text has moved on. */
  | { readonly kind: 'here'; readonly failure: NetworkFailure | null }
  | { readonly kind: 'unkept' }

export interface KeptWork {
  readonly kept: Kept
  /** What keeps the server's text from being sent to review. */
  readonly issues: readonly Issue[]
  /** @returns whether the server has the document as it is here */
  send(): Promise<boolean>
}

/** Keeps the document on the device at once and on the server soon after; neither overwrites what somebody else has saved meanwhile. */
export function useKeptWork(
  definition: FormDefinition,
  start: { readonly basedOn: string; readonly issues: readonly Issue[]; readonly isNewer: boolean },
): KeptWork {
  const { api, clock } = useServices()
  const { catalogue } = useDesk()
  const [kept, setKept] = useState<Kept>(start.isNewer ? { kind: 'changed' } : { kind: 'sent', at: null })
  const [issues, setIssues] = useState(start.issues)
  const basedOn = useRef(start.basedOn)
  const latest = useLatest(definition)
  const sent = useRef<FormDefinition | null>(start.isNewer ? null : definition)
  /** Something was done here, so that the device may have kept another text than the server has. */
  const isTouched = useRef(start.isNewer)
  /** Ends when all that was to be sent so far has been answered. */
  const queue = useRef(Promise.resolve())

  const keep = useCallback(async () => {
    const { key, version } = latest.current
    // As it is: the canonical text of a long form is worth a moment only when it goes to the server.
    const document = latest.current as unknown as JsonObject // an object of JSON
    const put = await catalogue.putWork({ key, version, document, basedOn: basedOn.current, savedAt: clock.now() })
    if (!put.ok) setKept({ kind: 'unkept' })
  }, [catalogue, clock, latest])

  const sendOnce = useCallback(async (): Promise<void> => {
    const document = latest.current
    if (document === sent.current) {
      if (!isTouched.current) return
      // Taken back to what the server has: the text that was kept meanwhile must not come back at the next opening.
      await catalogue.dropWork(document.key, document.version)
      if (latest.current === document) setKept((before) => (before.kind === 'changed' ? { kind: 'sent', at: clock.now() } : before))
      return
    }
    setKept({ kind: 'sending' })
    await keep()
    const saved = await api.authoring.save(document.key, document.version, { basedOn: basedOn.current, document: documentOf(document) })
    if (!saved.ok) return setKept({ kind: 'here', failure: saved.error })
    basedOn.current = saved.value.hash
    sent.current = document
    setIssues(saved.value.issues)
    if (latest.current !== document) {
      // What was kept meanwhile names the server's text of before.
      await keep()
      return setKept({ kind: 'changed' })
    }
    await catalogue.dropWork(document.key, document.version)
    if (latest.current === document) setKept({ kind: 'sent', at: clock.now() })
  }, [api, catalogue, clock, keep, latest])

  // One after the other: two at once would be based on the same text, and the second be refused.
  const send = useCallback(async () => {
    queue.current = queue.current.then(sendOnce, sendOnce)
    await queue.current
    return latest.current === sent.current
  }, [sendOnce, latest])

  useEffect(() => {
    if (definition === sent.current && !isTouched.current) return
    isTouched.current = true
    setKept((before) => (before.kind === 'here' || before.kind === 'changed' ? before : { kind: 'changed' }))
    const toDevice = setTimeout(() => void keep(), KEEP_AFTER)
    const toServer = setTimeout(() => void send(), SEND_AFTER)
    return () => {
      clearTimeout(toDevice)
      clearTimeout(toServer)
    }
  }, [definition, keep, send])

  useLeaving(useMemo(() => ({ isDirty: () => latest.current !== sent.current, keep, send }), [keep, send, latest]))
  return useMemo(() => ({ kept, issues, send }), [kept, issues, send])
}
