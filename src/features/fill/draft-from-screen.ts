import type { Instance } from '#core/form/instance.ts'
import { recordTitle } from '#core/form/record-title.ts'
import type { Draft } from '#core/record/draft.ts'
import type { FormViewHandle } from '#renderer/form-view-props.ts'
import type { OpenedForm } from './open-form.ts'

/** What is on the screen now, as the draft to store: hidden values included, texts that did not parse as typed. */
export function draftFromScreen(opened: OpenedForm, instance: Instance, handle: FormViewHandle | null, now: number): Draft {
  const values = instance.values()
  return {
    ...opened.draft,
    values,
    raw: handle?.rawTexts() ?? opened.draft.raw,
    reasons: handle?.reasons() ?? opened.draft.reasons,
    title: recordTitle(opened.form, values, opened.context),
    changedAt: now,
  }
}
