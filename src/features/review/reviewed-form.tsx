import { useMemo } from 'react'
import { createInstance } from '#core/form/instance.ts'
import { FormView } from '#renderer/form-view.tsx'
import type { FormViewProps } from '#renderer/form-view-props.ts'
import { useLang } from '#workspace/lang.ts'
import { useRecordFiles } from '#workspace/use-record-files.ts'
import type { Marks } from './marks-of.ts'
import type { ReviewedRecord } from './review-screen.tsx'

interface ReviewedFormProps {
  readonly reviewed: ReviewedRecord
  readonly marks: Marks
  /** The button at each field, where the reader may return the record. */
  readonly fieldAction: FormViewProps['fieldAction'] | null
}

/** What the record says, with what changed marked and the remarks, open and answered, where they belong. */
export function ReviewedForm({ reviewed, marks, fieldAction }: ReviewedFormProps) {
  const lang = useLang()
  const { message, form, context } = reviewed
  const instance = useMemo(() => createInstance(form, message.values, context), [form, message, context])
  const files = useRecordFiles(message.summary.unitId, message.summary.recordId, false)
  return (
    <FormView
      key={message.summary.revision}
      instance={instance}
      mode="read"
      lang={lang}
      formContext={context}
      comments={message.comments}
      answered={message.answered}
      files={files}
      {...(marks.kind !== 'first' && { changed: marks.changed, before: marks.before })}
      {...(fieldAction && { fieldAction })}
    />
  )
}
