import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createInstance } from '#core/form/instance.ts'
import { FormView } from '#renderer/form-view.tsx'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { useLang } from '#workspace/lang.ts'
import { useRecordFiles } from '#workspace/use-record-files.ts'
import { FillHeader } from './fill-header.tsx'
import type { OpenedForm } from './open-form.ts'

/** Another tab types into this draft: here it is shown as it was last saved. */
export function ReadElsewhere({ opened, onRetry }: { readonly opened: OpenedForm; readonly onRetry: () => void }) {
  const { t } = useTranslation()
  const lang = useLang()
  const instance = useMemo(() => createInstance(opened.form, opened.draft.values, opened.context), [opened])
  const files = useRecordFiles(opened.draft.unitId, opened.draft.recordId, false)
  return (
    <div className="fill">
      <FillHeader opened={opened} />
      <Notice
        tone="warn"
        live
        title={t('fill.elsewhereTitle')}
        actions={
          <Button small onClick={onRetry}>
            {t('fill.takeHere')}
          </Button>
        }
      >
        {t('fill.elsewhereText')}
      </Notice>
      <FormView
        instance={instance}
        mode="read"
        lang={lang}
        formContext={opened.context}
        provisional={opened.draft.provisional}
        files={files}
      />
    </div>
  )
}
