import { use, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { recordTitle } from '#core/form/record-title.ts'
import { canonicalJson } from '#core/lib/canonical-json.ts'
import { Button } from '#ui/button.tsx'
import { FormSamplesContext, type FormSample } from './form-samples.ts'
import type { Samples } from './use-samples.ts'

interface TakeSamplesProps {
  readonly form: CompiledForm
  readonly context: FormContext
  readonly samples: Samples
}

type Taking = { readonly kind: 'idle' | 'taking' | 'failed' } | { readonly kind: 'taken'; readonly count: number }

/** The samples that come along with the form, right and wrong ones, taken among the author's own; nothing for a form that has none. */
export function TakeSamples({ form, context, samples }: TakeSamplesProps) {
  const { t } = useTranslation()
  const { key } = form.definition
  const all = use(FormSamplesContext)
  const load = Object.hasOwn(all, key) ? all[key] : undefined
  const [taking, setTaking] = useState<Taking>({ kind: 'idle' })
  if (load === undefined) return null
  const titled = ({ values, reasons, isValid }: FormSample, at: number) => ({
    title: t(`builderDesk.sample.file.${isValid ? 'valid' : 'wrong'}`, { at: at + 1, title: recordTitle(form, values, context) }),
    values,
    reasons,
  })
  const take = async () => {
    setTaking({ kind: 'taking' })
    // Not on the device until somebody asks: without a network it may fail.
    const found = await load().catch(() => null)
    if (found === null) return setTaking({ kind: 'failed' })
    const here = new Set(samples.list.map(({ values }) => canonicalJson(values)))
    const fresh = found.map(titled).filter(({ values }) => !here.has(canonicalJson(values)))
    if (fresh.length > 0) samples.add(fresh)
    setTaking({ kind: 'taken', count: fresh.length })
  }
  return (
    <>
      <Button small icon="download" busy={taking.kind === 'taking'} onClick={() => void take()}>
        {t('builderDesk.sample.file.take')}
      </Button>
      <span className="ph-help" role="status">
        {taking.kind === 'failed' && t('builderDesk.sample.file.failed')}
        {taking.kind === 'taken' &&
          t(taking.count === 0 ? 'builderDesk.sample.file.here' : 'builderDesk.sample.file.taken', { count: taking.count })}
      </span>
    </>
  )
}
