import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#core/lib/vietnamese.ts'
import type { Draft } from '#core/record/draft.ts'
import { isCorrectionReason } from '#core/record/make-operation.ts'
import { describedBy, Field } from '#ui/field.tsx'
import { TextArea } from '#ui/text-area.tsx'
import type { OpenedForm } from './open-form.ts'

const ID = 'correction-why'

/** Why a record that the data owner has closed should be changed after all. */
export interface CorrectionReason {
  /** The record is closed: what is sent is a request, and needs its reason. */
  readonly asked: boolean
  readonly text: string
  readonly missing: boolean
  readonly write: (text: string) => void
  /** Leads to the empty text; true when nothing is missing. */
  readonly demand: () => boolean
}

export const correctionReasonOf = ({ reasons }: Pick<Draft, 'reasons'>): string => reasons.find(isCorrectionReason)?.text ?? ''

/** @param keep takes what is to be stored with the draft */
export function useCorrectionReason({ draft, held }: OpenedForm, keep: (text: string) => void): CorrectionReason {
  const state = held?.state.kind
  const asked = state === 'locked' || state === 'correction-requested'
  const [text, setText] = useState(() => correctionReasonOf(draft))
  const [missing, setMissing] = useState(false)
  const write = useCallback(
    (typed: string) => {
      setText(typed)
      setMissing(false)
      keep(typed)
    },
    [keep],
  )
  const demand = useCallback(() => {
    const isMissing = asked && cleanText(text) === ''
    setMissing(isMissing)
    if (isMissing) document.getElementById(ID)?.focus()
    return !isMissing
  }, [asked, text])
  return useMemo(() => ({ asked, text, missing, write, demand }), [asked, text, missing, write, demand])
}

export function CorrectionWhy({ reason }: { readonly reason: CorrectionReason }) {
  const { t } = useTranslation()
  const { text, missing, write } = reason
  return (
    <Field id={ID} label={t('fill.correctionWhy')} error={missing ? t('fill.correctionNeedsWhy') : null} required>
      <TextArea
        id={ID}
        rows={2}
        maxLength={1000}
        aria-describedby={describedBy(ID, { error: missing })}
        invalid={missing}
        value={text}
        onChange={(event) => write(event.target.value)}
      />
    </Field>
  )
}
