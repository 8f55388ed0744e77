import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import '#ui/tokens.css'
import '#ui/base.css'
import {
  boxChoices,
  expectedInputs,
  KEY_VALUE,
  listChoices,
  mixedSections,
  radioChoices,
  type Choice,
  type MixedField,
  type MixedRepeat,
  type MixedSection,
} from './mixed-fields.ts'
import { askedSize, offerBench } from './probe.ts'
import './plain.css'

const yesNo: readonly Choice[] = [
  { const: 'true', title: 'Có' },
  { const: 'false', title: 'Không' },
]

interface ControlProps {
  readonly field: MixedField
  readonly id: string
  readonly onInput?: (text: string) => void
}

function Options({ id, type, choices }: ControlProps & { readonly type: 'radio' | 'checkbox'; readonly choices: readonly Choice[] }) {
  return choices.map((choice, at) => (
    <label key={choice.const} className="option">
      <input id={at === 0 ? id : undefined} type={type} name={id} value={choice.const} aria-describedby={`${id}-help`} />
      <span>{choice.title}</span>
    </label>
  ))
}

function Control(props: ControlProps) {
  const { field, id, onInput } = props
  switch (field.kind) {
    case 'radios':
      return <Options {...props} type="radio" choices={radioChoices} />
    case 'yes-no':
      return <Options {...props} type="radio" choices={yesNo} />
    case 'boxes':
      return <Options {...props} type="checkbox" choices={boxChoices} />
    case 'list':
      return (
        <select id={id} name={id} aria-describedby={`${id}-help`}>
          <option value="">Chọn</option>
          {listChoices.map((choice) => (
            <option key={choice.const} value={choice.const}>
              {choice.title}
            </option>
          ))}
        </select>
      )
    case 'long-text':
      return <textarea id={id} name={id} rows={3} aria-describedby={`${id}-help`} />
    default:
      return (
        <input
          id={id}
          name={id}
          type="text"
          autoComplete="off"
          aria-describedby={`${id}-help`}
          defaultValue={onInput === undefined ? '' : KEY_VALUE}
          onInput={onInput === undefined ? undefined : (event) => onInput(event.currentTarget.value)}
        />
      )
  }
}

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
      <Control {...props} />
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
  render: (box) =>
    createRoot(box).render(
      <form className={skips ? 'page skip' : 'page'} noValidate>
        {sections.map((section) => (
          <Section key={section.id} section={section} />
        ))}
      </form>,
    ),
})
