import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import type { RowId } from '#core/lib/ids.ts'
import { newValues } from '#core/form/fill-defaults.ts'
import { FormView } from '#renderer/form-view.tsx'
import { useServices } from '#workspace/services.ts'

/** The form as a clerk fills it in; what is typed here goes nowhere. */
export function Preview({
  form,
  context,
  lang,
  phone,
}: {
  readonly form: CompiledForm
  readonly context: FormContext
  readonly lang: 'vi' | 'en'
  readonly phone: boolean
}) {
  const { t } = useTranslation()
  const { makeId } = useServices()
  const instance = useMemo(() => createInstance(form, newValues(form, context), context), [form, context])
  return (
    <div className={phone ? 'bd-preview bd-preview-phone' : 'bd-preview'}>
      <p className="ph-help">{t('builder.previewHelp')}</p>
      <FormView
        key={`${form.hash} ${lang}`}
        instance={instance}
        mode="edit"
        isNew
        lang={lang}
        formContext={context}
        makeRowId={() => makeId<RowId>()}
      />
    </div>
  )
}
