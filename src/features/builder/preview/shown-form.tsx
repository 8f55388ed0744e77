import { useTranslation } from 'react-i18next'
import type { FormContext } from '#core/form/compiled-form.ts'
import type { Instance } from '#core/form/instance-types.ts'
import { recordTitle } from '#core/form/record-title.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { Reason } from '#core/record/draft.ts'
import { FormView } from '#renderer/form-view.tsx'
import { formWords } from '#renderer/form-words.ts'
import { classNames } from '#ui/class-names.ts'
import { PrintedHead } from '#workspace/printed-head.tsx'
import { PrintedSignatures } from '#workspace/printed-signatures.tsx'
import { useServices } from '#workspace/services.ts'
import type { PreviewOptions } from './preview-options.ts'

interface ShownFormProps {
  readonly instance: Instance
  readonly context: FormContext
  readonly options: PreviewOptions
  readonly lang: 'vi' | 'en'
  readonly reasons: readonly Reason[]
}

/** On the paper that a clerk prints: the head, the record in words, the signatures. */
function Paper({ instance, context, lang, reasons }: ShownFormProps) {
  const { t } = useTranslation()
  const { form } = instance
  const title = formWords(form, lang).title()
  return (
    <div className="bd-paper">
      <PrintedHead
        unit={form.definition.owner}
        formTitle={title}
        title={recordTitle(form, instance.values(), context)}
        mark={`${title} · ${t('builderDesk.preview.mark')}`}
        isTest={false}
      >
        <p>{t('builderDesk.preview.mark')}</p>
      </PrintedHead>
      <FormView instance={instance} mode="read" paper lang={lang} formContext={context} reasons={reasons} />
      <PrintedSignatures clerk={t('builderDesk.preview.clerkName')} />
    </div>
  )
}

/** The form in the hands of whom the options say; what is typed here goes nowhere. */
export function ShownForm(props: ShownFormProps) {
  const { instance, context, options, lang, reasons } = props
  const { makeId } = useServices()
  if (options.who === 'paper') return <Paper {...props} />
  return (
    <div className={classNames('bd-preview', options.device === 'phone' && 'bd-preview-phone')}>
      {options.who === 'reviewer' ? (
        <FormView instance={instance} mode="read" lang={lang} formContext={context} reasons={reasons} />
      ) : (
        <FormView
          instance={instance}
          mode="edit"
          isNew={options.sample === null}
          lang={lang}
          formContext={context}
          reasons={reasons}
          makeRowId={() => makeId<RowId>()}
        />
      )}
    </div>
  )
}
