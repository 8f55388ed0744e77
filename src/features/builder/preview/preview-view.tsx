import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledForm, FormContext } from '#core/form/compiled-form.ts'
import { newValues } from '#core/form/fill-defaults.ts'
import { createInstance } from '#core/form/instance.ts'
import { makeSample } from '#core/form/authoring/samples/make-sample.ts'
import { withoutPeople } from '#core/form/authoring/samples/without-people.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { useLang } from '#workspace/lang.ts'
import { useSampleContext } from '../samples/use-sample-context.ts'
import { TakeSamples } from '../samples/take-samples.tsx'
import type { Samples } from '../samples/use-samples.ts'
import { useCompiled } from '../use-compiled.ts'
import type { Editor } from '../use-editor.ts'
import type { PreviewOptions } from './preview-options.ts'
import { ShownForm } from './shown-form.tsx'
import './preview.css'

interface PreviewProps {
  readonly context: FormContext
  readonly samples: Samples
  readonly options: PreviewOptions
  readonly onOptions: (options: PreviewOptions) => void
}

/** Who looks, on what, in which language, at which record. */
function Choices({ options, onOptions, samples }: Omit<PreviewProps, 'context'>) {
  const { t } = useTranslation()
  const screen = useLang()
  const lang = options.lang ?? screen
  const choice = (name: 'who' | 'device' | 'lang', values: readonly string[], value: string) => (
    <Field id={`bd-preview-${name}`} label={t(`builderDesk.preview.${name}.label`)}>
      <Select
        id={`bd-preview-${name}`}
        value={value}
        items={values.map((each) => ({ value: each, label: t(`builderDesk.preview.${name}.${each}`) }))}
        onChange={(event) => onOptions({ ...options, [name]: event.target.value })}
      />
    </Field>
  )
  return (
    <div className="bd-preview-choices" role="group" aria-label={t('builderDesk.preview.choices')}>
      {choice('who', ['clerk', 'reviewer', 'paper'], options.who)}
      {options.who !== 'paper' && choice('device', ['desktop', 'phone'], options.device)}
      {choice('lang', ['vi', 'en'], lang)}
      <Field id="bd-preview-sample" label={t('builderDesk.preview.sample.label')}>
        <Select
          id="bd-preview-sample"
          value={options.sample ?? ''}
          empty={t('builderDesk.preview.sample.empty')}
          items={samples.list.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(event) => onOptions({ ...options, sample: event.target.value === '' ? null : event.target.value })}
        />
      </Field>
    </div>
  )
}

interface ReadyProps extends PreviewProps {
  readonly form: CompiledForm
}

/** A form that compiles: filled in, read or printed, with what is kept of it. */
function Ready({ form, context, samples, options, onOptions }: ReadyProps) {
  const { t } = useTranslation()
  const screen = useLang()
  const sample = samples.list.find(({ id }) => id === options.sample)
  const instance = useMemo(() => createInstance(form, sample?.values ?? newValues(form, context), context), [form, sample, context])
  const at = samples.list.length + 1
  const add = (values: Parameters<Samples['add']>[0][number]) => {
    const [id = null] = samples.add([values])
    onOptions({ ...options, sample: id })
  }
  const make = () => {
    const { values, reasons } = makeSample(form, context, { seed: at, fill: 'all' })
    add({ title: t('builderDesk.sample.made', { at }), values, reasons })
  }
  const keep = () =>
    add({ title: t('builderDesk.sample.typed', { at }), values: withoutPeople(form, instance.values(), context, at), reasons: [] })
  return (
    <>
      <Choices options={options} onOptions={onOptions} samples={samples} />
      <div className="bd-preview-acts">
        <Button small icon="add" onClick={make}>
          {t('builderDesk.sample.make')}
        </Button>
        <TakeSamples form={form} context={context} samples={samples} />
        {options.who === 'clerk' && (
          <Button small icon="copy" onClick={keep}>
            {t('builderDesk.sample.keep')}
          </Button>
        )}
        {sample !== undefined && (
          <Button
            small
            icon="trash"
            onClick={() => {
              samples.remove(sample.id)
              onOptions({ ...options, sample: null })
            }}
          >
            {t('builderDesk.sample.remove', { title: sample.title })}
          </Button>
        )}
        {options.who === 'clerk' && <p className="ph-help">{t('builderDesk.sample.keepHelp')}</p>}
      </div>
      {samples.isUnkept && <Notice tone="warn">{t('builderDesk.sample.unkept')}</Notice>}
      <ShownForm
        key={`${form.hash} ${options.sample} ${options.who} ${options.lang ?? screen}`}
        instance={instance}
        context={context}
        options={options}
        lang={options.lang ?? screen}
        reasons={sample?.reasons ?? []}
      />
    </>
  )
}

/** The form as others will have it. */
export function PreviewView({ editor, ...props }: PreviewProps & { readonly editor: Editor }) {
  const { t } = useTranslation()
  const compiled = useCompiled(editor.definition)
  const context = useSampleContext(props.context)
  return compiled.ok ? <Ready {...props} form={compiled.value} context={context} /> : <Notice tone="warn">{t('builder.noPreview')}</Notice>
}
