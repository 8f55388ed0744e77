import { useState, type FormEvent } from 'react'
import { createRoot } from 'react-dom/client'
import '#ui/tokens.css'
import '#ui/base.css'
import { expectedInputs, KEY_VALUE, mixedSections, type MixedField, type MixedRepeat, type MixedSection } from './mixed-fields.ts'
import { nativeControls } from './native-controls.tsx'
import { askedSize, offerBench } from './probe.ts'
import './plain.css'

interface ControlProps {
  readonly field: MixedField
  readonly id: string
  readonly onInput?: (text: string) => void
}

/** Only the key field of a section starts with a value, and tells of each key. */
const inputProps = ({ field, id, onInput }: ControlProps): object => ({
  name: id,
  ...(field.kind !== 'code' && field.kind !== 'text'
    ? {}
    : {
        defaultValue: onInput === undefined ? '' : KEY_VALUE,
        onInput: onInput === undefined ? undefined : (event: FormEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
      }),
})

/** Label, help, control, a place for errors: what the renderer's field has. */
function Field(props: ControlProps) {
  const { field, id } = props
  return (
    <div className="field">
      <label htmlFor={id}>{field.title}</label>
      {field.help !== '' && (
        <div className="help" id={`${id}-help`}>
          {field.help}
        </div>
      )}
      {nativeControls(field, id, inputProps(props))}
      <div className="error" id={`${id}-error`} />
    </div>
  )
}

function Repeat({ repeat }: { readonly repeat: MixedRepeat }) {
  const [rows, setRows] = useState(repeat.rows)
  return (
    <fieldset>
      <legend>{repeat.title}</legend>
      {rows.map((row, at) => (
        <section key={row} className="row">
          <h3>Dòng {at + 1}</h3>
          <button type="button" aria-label="Lên">
            ↑
          </button>
          <button type="button" aria-label="Xuống">
            ↓
          </button>
          <button type="button" aria-label="Bỏ" onClick={() => setRows(rows.filter((each) => each !== row))}>
            ×
          </button>
          {repeat.columns.map((column) => (
            <Field key={column.name} field={column} id={`${repeat.name}/${at}/${column.name}`} />
          ))}
        </section>
      ))}
      <button type="button" onClick={() => setRows([...rows, crypto.randomUUID()])}>
        Thêm
      </button>
    </fieldset>
  )
}

/** The one condition that a hand-written section has: its last fields follow its key field. */
function Section({ section }: { readonly section: MixedSection }) {
  const [open, setOpen] = useState(true)
  const keyed = section.fields.some((field) => field.conditional)
  return (
    <section className="section">
      <h2>{section.title}</h2>
      {section.fields.map((field) =>
        field.conditional && !open ? null : (
          <Field
            key={field.name}
            field={field}
            id={field.name}
            {...(keyed && field.name.endsWith('_kind') ? { onInput: (text: string) => setOpen(text === KEY_VALUE) } : {})}
          />
        ),
      )}
      {section.repeat !== null && <Repeat repeat={section.repeat} />}
    </section>
  )
}

const sections = mixedSections(askedSize())
const skips = new URLSearchParams(location.search).has('cv')

offerBench({
  expected: expectedInputs(sections),
  idOf: (field) => field,
  render: (box) => {
    const root = createRoot(box)
    root.render(
      <form className={skips ? 'page skip' : 'page'} noValidate>
        {sections.map((section) => (
          <Section key={section.id} section={section} />
        ))}
      </form>,
    )
    return () => root.unmount()
  },
})
