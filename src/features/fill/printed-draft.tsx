import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormContext } from '#core/form/compiled-form.ts'
import { isTestRef } from '#core/form/test-key.ts'
import { createInstance } from '#core/form/instance.ts'
import type { Draft } from '#core/record/draft.ts'
import type { FileStore } from '#renderer/file-store.ts'
import { FormView } from '#renderer/form-view.tsx'
import { formWords } from '#renderer/form-words.ts'
import { useDesk } from '#workspace/desk.ts'
import { formatTime } from '#workspace/format-time.ts'
import { unitName } from '#workspace/grants.ts'
import { useLang } from '#workspace/lang.ts'
import { PrintedHead } from '#workspace/printed-head.tsx'
import { PrintedSignatures } from '#workspace/printed-signatures.tsx'
import { useServices } from '#workspace/services.ts'
import type { OpenedForm } from './open-form.ts'

interface PrintedDraftProps {
  readonly opened: OpenedForm
  readonly current: () => Draft
  readonly context: FormContext
  readonly files: FileStore
}

/** What has been typed so far, for paper: values in words, because a page break cuts controls in two. */
export function PrintedDraft({ opened, current, context, files }: PrintedDraftProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const { vault } = useDesk()
  const { clock } = useServices()
  const [draft] = useState(current)
  const instance = useMemo(() => createInstance(opened.form, draft.values, context), [opened, draft, context])
  const session = vault.session()
  const formTitle = formWords(opened.form, lang).title()
  const receipt = opened.held?.receipt ?? ''
  const now = formatTime(clock.now())
  return (
    <div className="fill-printed">
      <PrintedHead
        unit={unitName(session, draft.unitId)}
        formTitle={formTitle}
        title={opened.held?.title ?? ''}
        isTest={isTestRef(draft.formRef)}
        mark={[formTitle, receipt, t('print.draftMark')].filter((part) => part !== '').join(' · ')}
      >
        <p>
          <strong>{receipt === '' ? t('print.draft') : t('print.draftOfSent', { receipt })}</strong>
        </p>
        <p>{t('print.printed', { name: session.user.name, time: now })}</p>
      </PrintedHead>
      <FormView
        instance={instance}
        mode="read"
        paper
        lang={lang}
        formContext={context}
        reasons={draft.reasons}
        provisional={draft.provisional}
        initialRaw={draft.raw}
        files={files}
      />
      <PrintedSignatures clerk={session.user.name} />
    </div>
  )
}
