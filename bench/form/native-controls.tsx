import type { ComponentProps, ReactNode } from 'react'
import { boxChoices, listChoices, radioChoices, type Choice, type MixedField } from './mixed-fields.ts'

const yesNo: readonly Choice[] = [
  { const: 'true', title: 'Có' },
  { const: 'false', title: 'Không' },
]

type InputProps = ComponentProps<'input'> & ComponentProps<'select'> & ComponentProps<'textarea'>

const options = (id: string, type: 'radio' | 'checkbox', choices: readonly Choice[], props: object): ReactNode =>
  choices.map((choice, at) => (
    <label key={choice.const} className="option">
      <input {...props} id={at === 0 ? id : undefined} type={type} value={choice.const} aria-describedby={`${id}-help`} />
      <span>{choice.title}</span>
    </label>
  ))

/** The hand-written controls of a field: what `plain` has, with what a library wants to add to each input. */
export function nativeControls(field: MixedField, id: string, props: object): ReactNode {
  const own = props as InputProps // handlers and a ref, the same for every native control
  switch (field.kind) {
    case 'radios':
      return options(id, 'radio', radioChoices, own)
    case 'yes-no':
      return options(id, 'radio', yesNo, own)
    case 'boxes':
      return options(id, 'checkbox', boxChoices, own)
    case 'list':
      return (
        <select {...own} id={id} aria-describedby={`${id}-help`}>
          <option value="">Chọn</option>
          {listChoices.map((choice) => (
            <option key={choice.const} value={choice.const}>
              {choice.title}
            </option>
          ))}
        </select>
      )
    case 'long-text':
      return <textarea {...own} id={id} rows={3} aria-describedby={`${id}-help`} />
    default:
      return <input {...own} id={id} type="text" autoComplete="off" aria-describedby={`${id}-help`} />
  }
}
