import type { Instance } from '#core/form/instance.ts'
import { recordTitle } from '#core/form/record-title.ts'
import { cleanText } from '#core/lib/vietnamese.ts'
import type { Draft } from '#core/record/draft.ts'
import { CORRECTION_REASON, isCorrectionReason } from '#core/record/make-operation.ts'
import type { FormViewHandle } from '#renderer/form-view-props.ts'
import type { OpenedForm } from './open-form.ts'

/** What is on the screen now, as the draft to store: hidden values included, texts that did not parse as typed. */
export function draftFromScreen(
  opened: OpenedForm,
  instance: Instance,
  handle: FormViewHandle | null,
  correctionWhy: string,
  now: number,
): Draft {
  const why = cleanText(correctionWhy)
  const values = instance.values()
  return {
    ...opened.draft,
    values,
    raw: handle?.rawTexts() ?? opened.draft.raw,
    reasons: [
      ...(handle?.reasons() ?? opened.draft.reasons).filter((reason) => !isCorrectionReason(reason)),
      ...(why === '' ? [] : [{ ruleId: CORRECTION_REASON, at: '', text: why }]),
    ],
    title: recordTitle(opened.form, values, opened.context),
    changedAt: now,
  }
}
