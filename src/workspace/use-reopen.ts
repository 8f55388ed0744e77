import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftOfOperations } from '#core/record/draft-of-operations.ts'
import type { OpId, RecordId } from '#core/lib/ids.ts'
import { useDesk } from './desk.ts'
import { formText, networkText, storageText } from './failure-text.ts'
import { useGo } from './go.tsx'
import { heldFromMessage } from './held-from-message.ts'
import { useServices } from './services.ts'

export interface Reopen {
  /** Takes what has not arrived back into a draft and opens it; it leaves the outbox in the same step. */
  reopen(opId: OpId, recordId: RecordId): Promise<void>
  /** Why it did not work, in words. */
  readonly problem: string | null
}

export function useReopen(): Reopen {
  const { t } = useTranslation()
  const { vault, forms } = useDesk()
  const { clock, api } = useServices()
  const go = useGo()
  const [problem, setProblem] = useState<string | null>(null)

  const newestRecord = async (recordId: RecordId, unitId: Parameters<typeof api.record>[0]) => {
    const held = await vault.latest(recordId)
    if (!held.ok) return { kind: 'failed', text: storageText(t, held.error) } as const
    if (held.value !== null) return { kind: 'found', record: held.value } as const
    const fetched = await api.record(unitId, recordId)
    if (!fetched.ok) return { kind: 'failed', text: networkText(t, fetched.error) } as const
    return { kind: 'found', record: heldFromMessage(fetched.value) } as const
  }

  const run = async (opId: OpId, recordId: RecordId): Promise<string | null> => {
    const outbox = await vault.outboxOf(recordId)
    if (!outbox.ok) return storageText(t, outbox.error)
    const entries = outbox.value
    const from = entries.findIndex((entry) => entry.operation.opId === opId)
    const [first, ...rest] = entries.slice(Math.max(0, from))
    if (first === undefined) return t('failures.storage.changed-elsewhere')
    const isNew = first.operation.kind === 'create'
    const newest = isNew ? await vault.latest(recordId) : null
    let record = newest?.ok === true ? newest.value : null
    if (!isNew) {
      const found = await newestRecord(recordId, first.operation.unitId)
      if (found.kind === 'failed') return found.text
      record = found.record
    }
    const form = await forms.form(first.operation.formRef)
    if (!form.ok) return formText(t, form.error)
    const made = draftOfOperations(form.value, [first.operation, ...rest.map((entry) => entry.operation)], record, {
      title: first.title,
      now: clock.now(),
    })
    if (!made.ok) return t('failures.form.noRecord')
    const done = await vault.reopen(opId, made.value.draft)
    return done.ok ? null : storageText(t, done.error)
  }

  return {
    problem,
    async reopen(opId, recordId) {
      const text = await run(opId, recordId)
      setProblem(text)
      if (text === null) go({ kind: 'fill', recordId })
    },
  }
}
