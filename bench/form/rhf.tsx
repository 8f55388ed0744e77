import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { useEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { FormProvider, useForm, useFormContext, useFormState, type FieldErrors, type Resolver } from 'react-hook-form'
import { formats } from '#core/form/validate/formats.ts'
import '#ui/tokens.css'
import '#ui/base.css'
import { expectedInputs, mixedSections, type MixedField, type MixedSection } from './mixed-fields.ts'
import { mixedForm, submitValues } from './mixed-form.ts'
import { nativeControls } from './native-controls.tsx'
import { askedSize, offerBench } from './probe.ts'
import './plain.css'

type Values = Record<string, unknown>

const n = askedSize()
const sections = mixedSections(n)
const values = submitValues(n) as Values // what a form library calls values
const titles = new Map(sections.flatMap((section) => section.fields.map((field) => [field.name, field.title] as const)))

const compiled: { validate: ReturnType<Ajv2020['compile']> | null } = { validate: null }

/** As the published resolver does, but the schema is compiled once, at the first submit. */
function compile() {
  const ajv = new Ajv2020({ allErrors: true, strict: false, multipleOfPrecision: 9 })
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, (text: string) => format(text, { demo: true }) === null)
  return ajv.compile(mixedForm(n).schema)
}

const nameOf = ({ instancePath, keyword, params }: ErrorObject): string =>
  [...instancePath.split('/').slice(1), ...(keyword === 'required' ? [String(params['missingProperty'])] : [])].join('.')

const isFilled = (value: unknown): boolean =>
  value !== '' && value !== undefined && value !== null && value !== false && !Number.isNaN(value)

const resolver: Resolver<Values> = (given) => {
  const record = Object.fromEntries(Object.entries(given).filter(([, value]) => isFilled(value)))
  const validate = (compiled.validate ??= compile())
  if (validate(record)) return { values: record, errors: {} }
  const errors = Object.fromEntries(
    (validate.errors ?? []).map((error) => [nameOf(error), { type: error.keyword, message: error.message ?? '' }]),
  )
  return { values: {}, errors: errors as FieldErrors<Values> } // flat names, as the fields are registered
}

function Message({ name }: { readonly name: string }) {
  const { errors } = useFormState<Values>({ name })
  const message = errors[name]?.message
  return (
    <div className="error" id={`${name}-error`}>
      {typeof message === 'string' ? message : ''}
    </div>
  )
}

function Field({ field }: { readonly field: MixedField }) {
  const { register } = useFormContext<Values>()
  const id = field.name
  return (
    <div className="field">
      <label htmlFor={id}>{field.title}</label>
      {field.help !== '' && (
        <div className="help" id={`${id}-help`}>
          {field.help}
        </div>
      )}
      {nativeControls(field, id, register(id, field.kind === 'integer' ? { valueAsNumber: true } : {}))}
      <Message name={id} />
    </div>
  )
}

const Section = ({ section }: { readonly section: MixedSection }) => (
  <section className="section">
    <h2>{section.title}</h2>
    {section.fields.map((field) => (
      <Field key={field.name} field={field} />
    ))}
  </section>
)

function Summary() {
  const { errors } = useFormState<Values>()
  const box = useRef<HTMLDivElement>(null)
  const names = Object.keys(errors)
  useEffect(() => {
    if (names.length > 0) box.current?.focus()
  }, [names.length])
  return (
    <div className="summary" ref={box} tabIndex={-1}>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={`#${name}`}>
              {titles.get(name) ?? name}: {String(errors[name]?.message)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const sender: { submit: () => void } = { submit: () => undefined }

function Page() {
  const form = useForm<Values>({ defaultValues: values, resolver, shouldFocusError: false })
  useEffect(() => {
    sender.submit = () => void form.handleSubmit(() => undefined)()
  }, [form])
  return (
    <FormProvider {...form}>
      <form className="page" noValidate>
        <Summary />
        {sections.map((section) => (
          <Section key={section.id} section={section} />
        ))}
      </form>
    </FormProvider>
  )
}

offerBench({
  // The rows of the repeats stay with their defaults.
  expected: expectedInputs(sections.map((section) => ({ ...section, repeat: null }))),
  idOf: (field) => field,
  submit: () => sender.submit(),
  errors: () => document.querySelectorAll('.summary li').length,
  render: (box) => {
    const root = createRoot(box)
    root.render(<Page />)
    return () => root.unmount()
  },
})
