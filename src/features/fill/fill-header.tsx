import { useCallback, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isTestRef } from '#core/form/test-key.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { formWords } from '#renderer/form-words.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { useDesk } from '#workspace/desk.ts'
import { unitName } from '#workspace/grants.ts'
import { useLang } from '#workspace/lang.ts'
import { StatusPill } from '#workspace/status-pill.tsx'
import { useLoad } from '#workspace/use-load.ts'
import { CorrectionWhy, type CorrectionReason } from './correction-reason.tsx'
import type { OpenedForm } from './open-form.ts'
import { ReturnedNotice } from './returned-notice.tsx'

export interface FillHeaderProps {
  readonly opened: OpenedForm
  readonly actions?: ReactNode
  /** Leads to a field the reviewer remarked on. */
  readonly onJump?: (path: RecordPath) => void
  /** What is to be said of the version, where it can be changed. */
  readonly version?: ReactNode
  /** Where a closed record may be typed in. */
  readonly correction?: CorrectionReason
}

/** Which form, for which unit, on which record; what the reviewer said of the whole; which form version an old draft keeps. */
export function FillHeader({ opened, actions, onJump, version, correction }: FillHeaderProps) {
  const { t } = useTranslation()
  const { vault, forms } = useDesk()
  const lang = useLang()
  const { form, draft, held } = opened
  const formTitle = formWords(form, lang).title()
  const isNew = draft.base.kind === 'new'
  const comments = draft.base.kind === 'new' ? [] : draft.base.comments
  const state = held?.state.kind
  const { key } = form.definition
  const current = useLoad(useCallback(() => forms.current(key), [forms, key])).state
  const older = !isTestRef(draft.formRef) && current.kind === 'ready' && current.value !== form.ref
  return (
    <>
      <PageHeader
        title={held === null || held.title === '' ? formTitle : held.title}
        over={
          <>
            {held !== null && `${formTitle} · `}
            {unitName(vault.session(), draft.unitId)} · {t(isNew ? 'fill.newRecord' : 'fill.changeRecord')}
            {held !== null && ` · ${t('fill.receipt', { receipt: held.receipt })}`}
          </>
        }
        actions={actions}
      >
        {state !== undefined && <StatusPill status={state} />}
      </PageHeader>
      {isTestRef(draft.formRef) && (
        <Notice tone="warn" icon="circle-half" title={t('testMode.notice')}>
          {t('testMode.noticeText')}
        </Notice>
      )}
      {version ?? (older && <Notice tone="info">{t('fill.olderForm', { version: form.definition.version })}</Notice>)}
      {comments.length > 0 && <ReturnedNotice opened={opened} comments={comments} {...(onJump !== undefined && { onJump })} />}
      {(state === 'locked' || state === 'correction-requested') && (
        <Notice tone="info" icon="lock">
          <p>{t('fill.locked')}</p>
          {correction !== undefined && <CorrectionWhy reason={correction} />}
        </Notice>
      )}
    </>
  )
}
